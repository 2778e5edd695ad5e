package org.backendfoundation.configuration.postgres;

import java.util.Map;
import java.util.Optional;
import org.backendfoundation.configuration.log.LogSafe;

/**
 * The decoded parts of a connection URL, before any rule is applied. {@code place} has address and log-in under libpq's names (host, port,
 * dbname, user, password; several hosts and ports are separated by commas); {@code parameters} has the rest, with the names as given.
 */
record UrlParts(boolean isJdbc, Map<String, String> place, Map<String, String> parameters) {

    Optional<String> find(String name) {
        return Optional.ofNullable(place.get(name)).filter(value -> !value.isEmpty());
    }

    /** Shows nothing, because a password is among the parts. */
    @Override
    public String toString() {
        return LogSafe.MASK;
    }
}
