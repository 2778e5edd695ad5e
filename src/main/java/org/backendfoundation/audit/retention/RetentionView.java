package org.backendfoundation.audit.retention;

import java.time.OffsetDateTime;

/**
 * How long the trail is kept.
 *
 * @param days          for which it is kept at least
 * @param lastRunAt     when its months were looked after last; null before the first time
 * @param lastRunOn     the node that did it
 * @param nextRunAt     by when some node will do it
 * @param oldestEntry   time of the oldest entry; null where there is none
 * @param droppedMonths how many months of entries are gone
 */
public record RetentionView(long days, OffsetDateTime lastRunAt, String lastRunOn, OffsetDateTime nextRunAt, OffsetDateTime oldestEntry, int droppedMonths) {
}
