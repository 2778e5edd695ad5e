package org.backendfoundation.observation.log;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.trail.AuditParameter;
import org.backendfoundation.audit.trail.Audited;
import org.backendfoundation.configuration.ConfigurationExtension;
import org.backendfoundation.configuration.log.LogLevel;
import org.backendfoundation.configuration.log.LoggerTree;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;

/** Levels of this node's log that somebody changed for a while. Each comes back by itself. */
@ApplicationScoped
class TemporaryLevels {

    static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final Logger LOG = SafeLogger.of(TemporaryLevels.class);
    private static final String FOUNDATION = "org.backendfoundation";

    /**
     * A level that was changed.
     *
     * @param logger a package of the application
     * @param until  in UTC, when the former level comes back
     */
    public record TemporaryLevel(String logger, LogLevel level, OffsetDateTime until, String reason) {
    }

    /** @param before null where the level was that of the package above */
    private record Change(TemporaryLevel shown, Logger logger, Level before) {
    }

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    ConfigurationExtension extension;

    private final Map<String, Change> changes = new ConcurrentHashMap<>();

    /** By name. */
    List<TemporaryLevel> levels() {
        Collection<Change> byName = new TreeMap<>(changes).values();
        return byName.stream().map(Change::shown).toList();
    }

    /** The packages whose levels are changed; it follows each change. */
    Set<String> changed() {
        return Collections.unmodifiableSet(changes.keySet());
    }

    /**
     * Another change of the same package replaces the one before, and comes back to the level before both.
     *
     * @param room a room of the foundation, or a package of the application
     */
    @Audited(action = "LOG_LEVEL_CHANGED", meaning = "an operator changed the level of a node's log for a while")
    synchronized TemporaryLevel change(@AuditParameter("logger") String room, @AuditParameter("level") LogLevel level,
            @AuditParameter("duration") Duration duration, @AuditParameter("reason") String reason) {
        String name = packageOf(room);
        Logger logger = LoggerTree.of(name);
        Level before = Optional.ofNullable(changes.get(name)).map(Change::before).orElse(logger.getLevel());
        Change change = new Change(new TemporaryLevel(name, level, OffsetDateTime.now(ZoneOffset.UTC).plus(duration), reason), logger,
                before);
        changes.put(name, change);
        logger.setLevel(level.level());
        awaitEnd(name, change);
        LOG.info("The level of " + name + " is " + level + " until " + change.shown().until() + ": " + reason);
        return change.shown();
    }

    /** Before its time is over; a package that has its own level already stays so. */
    @Audited(action = "LOG_LEVEL_RESTORED", meaning = "an operator ended the change of a log's level before its time")
    void restore(@AuditParameter("logger") String room) {
        String name = packageOf(room);
        Optional.ofNullable(changes.get(name)).ifPresent(change -> restore(name, change));
    }

    /** In short waits: what waits in the servers' queue holds all classes of an application, also of one that has gone. */
    private void awaitEnd(String name, Change change) {
        long left = Duration.between(OffsetDateTime.now(ZoneOffset.UTC), change.shown().until()).toMillis();
        scheduler.schedule(() -> restoreAtEnd(name, change), Math.min(left, LONGEST_WAIT.toMillis()), TimeUnit.MILLISECONDS);
    }

    private void restoreAtEnd(String name, Change change) {
        if (!OffsetDateTime.now(ZoneOffset.UTC).isBefore(change.shown().until())) {
            restore(name, change);
        } else if (change.equals(changes.get(name))) {
            awaitEnd(name, change);
        }
    }

    private synchronized void restore(String name, Change change) {
        if (changes.remove(name, change)) {
            change.logger().setLevel(change.before());
            LOG.info("The level of " + name + " is what it was before");
        }
    }

    private String packageOf(String room) {
        String name = room.contains(".") ? room : FOUNDATION + "." + room;
        if (extension.topPackages().stream().noneMatch(top -> ServerProblemHandler.isWithin(top, name))) {
            throw InvalidRequest.because(new Violation("/logger",
                    "one_of", "Must be a room, such as audit, or a package in " + String.join(", ", extension.topPackages()) + "."));
        }
        return name;
    }

    /** The server may go on with another application. */
    @PreDestroy
    synchronized void restoreAll() {
        changes.values().forEach(change -> change.logger().setLevel(change.before()));
        changes.clear();
    }
}
