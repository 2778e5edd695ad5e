package org.backendfoundation.audit.trail;

/** The trail's tables are there and this life of the database is entered: fired each time, before anything that needs data is served. */
public record AuditReady() {
}
