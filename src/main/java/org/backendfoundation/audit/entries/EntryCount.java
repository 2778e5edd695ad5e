package org.backendfoundation.audit.entries;

/** How many entries a filter takes. */
record EntryCount(long entries, boolean isExact) {

    enum Wanted { EXACT, ESTIMATED }
}
