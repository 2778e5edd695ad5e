package org.backendfoundation.configuration.postgres;

import java.util.Map;
import java.util.Optional;
import org.backendfoundation.configuration.log.LogSafe;

/**
 * The pieces of a connection URL, decoded, before any rule on their values. {@code place} holds where and who, under libpq's names
 * (host, port, dbname, user, password; several hosts and ports are separated by commas); {@code parameters} the rest, named as given.
 */
record UrlParts(boolean isJdbc, Map<String, String> place, Map<String, String> parameters) {

    Optional<String> find(String name) {
        return Optional.ofNullable(place.get(name)).filter(value -> !value.isEmpty());
    }

    /** Not for eyes: a password is among the pieces. */
    @Override
    public String toString() {
        return LogSafe.MASK;
    }
}
