package org.backendfoundation.configuration.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Applies {@code log_level}. From WARNING on it holds for everything that the server writes, its own lines included. DEBUG applies to the
 * application only, because a server's own debug output would bury everything else.
 */
public final class LogThreshold {

    private static final String OURS = "org.backendfoundation";

    /** References the loggers, because a log manager holds them weakly: a collected logger forgets its level. */
    private final Set<Logger> application;
    private final Map<Handler, Level> before = new LinkedHashMap<>();

    /** @param packages of the application's own classes */
    public LogThreshold(Set<String> packages) {
        this.application = topPackages(packages).stream().map(LoggerTree::of).collect(Collectors.toSet());
    }

    /** Without those that lie in another one, whose level they share; ours among them; by name. */
    public static List<String> topPackages(Set<String> packages) {
        Set<String> all = Stream.concat(Stream.of(OURS), packages.stream()).collect(Collectors.toCollection(TreeSet::new));
        return all.stream().filter(name -> all.stream().noneMatch(other -> name.startsWith(other + "."))).toList();
    }

    public void apply(LogLevel level) {
        application.forEach(logger -> logger.setLevel(level.level()));
        for (Handler handler : LoggerTree.root().getHandlers()) {
            if (handler.getLevel().intValue() < level.level().intValue() && level.level().intValue() > Level.INFO.intValue()) {
                before.put(handler, handler.getLevel());
                handler.setLevel(level.level());
            }
        }
    }

    /** Restores the levels, because the server may continue with another application. */
    public void release() {
        before.forEach(Handler::setLevel);
        before.clear();
        application.forEach(logger -> logger.setLevel(null));
    }
}
