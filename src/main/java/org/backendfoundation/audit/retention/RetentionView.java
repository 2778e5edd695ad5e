package org.backendfoundation.audit.retention;

import java.time.OffsetDateTime;

/**
 * How long the trail is kept.
 *
 * @param days          how many days entries are kept at least
 * @param lastRunAt     when a node last created and dropped months; null before the first time
 * @param lastRunOn     the node that did it
 * @param nextRunAt     by when some node will do it again
 * @param oldestEntry   time of the oldest entry; null where there is none
 * @param droppedMonths how many months of entries were removed
 */
public record RetentionView(long days, OffsetDateTime lastRunAt, String lastRunOn, OffsetDateTime nextRunAt, OffsetDateTime oldestEntry,
        int droppedMonths) {
}
