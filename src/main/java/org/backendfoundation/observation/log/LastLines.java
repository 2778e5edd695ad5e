package org.backendfoundation.observation.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The last warnings and errors, in memory of bounded size. It is no bean: the server's own threads log, too, and a proxy works in none of them. */
class LastLines {

    static final int MOST = 200;

    private final Deque<LogLine> lines = new ArrayDeque<>();

    synchronized void add(LogLine line) {
        if (lines.size() == MOST) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** Newest first. */
    synchronized List<LogLine> lines() {
        List<LogLine> newest = new ArrayList<>(lines);
        Collections.reverse(newest);
        return newest;
    }
}
