package org.backendfoundation.audit.entries;

/** How many entries match a filter. */
record EntryCount(long entries, boolean isExact) {

    enum Wanted { EXACT, ESTIMATED }
}
