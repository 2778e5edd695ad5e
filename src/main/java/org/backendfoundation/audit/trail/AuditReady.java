package org.backendfoundation.audit.trail;

/** Fired each time the trail's tables are there and the epoch is entered, before this node serves anything that needs data. */
public record AuditReady() {
}
