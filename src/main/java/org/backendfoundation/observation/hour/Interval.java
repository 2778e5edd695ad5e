package org.backendfoundation.observation.hour;

import java.time.OffsetDateTime;

/**
 * What happened between two readings, and how it was at the second one.
 *
 * @param at               the end of the interval
 * @param seconds          how long it was
 * @param requests         requests that were answered in it
 * @param errors           those with a status from 500
 * @param meanMs           their mean duration in milliseconds; null where there was none
 * @param longestMs        the duration of the longest one; null where there was none
 * @param activeSessions   sessions with a connection
 * @param waitingSessions  sessions that wait for one
 * @param inUseConnections connections of the pool that are in use; null where the server does not say
 * @param heapMib          the used heap in MiB
 */
public record Interval(OffsetDateTime at, double seconds, long requests, long errors, Double meanMs, Double longestMs, int activeSessions,
        int waitingSessions, Integer inUseConnections, long heapMib) {
}
