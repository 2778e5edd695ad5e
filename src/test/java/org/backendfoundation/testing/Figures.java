package org.backendfoundation.testing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.backendfoundation.testing.OpenLoad.Request;
import org.backendfoundation.testkit.Deadline;

/** What a drill measures, and the lines that it prints of it, which its script finds by their first word. */
public final class Figures {

    private Figures() {
    }

    public static void print(String line, Object... figures) {
        System.out.println("DRILL " + String.format(Locale.ROOT, line, figures));
    }

    public static double seconds(long nanos) {
        return nanos / 1e9;
    }

    public static double longest(List<Request> requests) {
        return requests.stream().mapToDouble(request -> seconds(request.took().toNanos())).max().orElse(0);
    }

    /** Within how many milliseconds so many percent of them were answered. */
    public static long milliseconds(int percent, List<Request> requests) {
        List<Long> sorted = requests.stream().map(request -> request.took().toMillis()).sorted().toList();
        return sorted.get(Math.min(sorted.size() * percent / 100, sorted.size() - 1));
    }

    /** From that moment to the end of the first request that began after it and was answered. */
    public static double firstSuccess(OpenLoad load, long since) {
        return load.requests().stream().filter(request -> request.begun() - since >= 0 && request.isDone())
                .mapToDouble(request -> seconds(request.begun() - since + request.took().toNanos())).min().orElseThrow();
    }

    /** Lets a load run for so long. */
    public static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Deadline.await("time to pass", time.multipliedBy(2).plusSeconds(1), () -> System.nanoTime() - end >= 0);
    }
}
