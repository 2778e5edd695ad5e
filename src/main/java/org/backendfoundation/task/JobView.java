package org.backendfoundation.task;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A job as its caller and operators see it.
 *
 * @param state      {@code QUEUED} (it waits, runs, or waits for its next attempt), {@code SUCCEEDED} or {@code FAILED}
 * @param attempts   how often it was tried since it was queued
 * @param error      the code of the last failure; null if there was none
 * @param result     what its work gave; null before its end, and if that gave nothing
 * @param finishedAt null before its end
 */
public record JobView(@NotNull UUID id, @NotNull String name, Job.@NotNull State state, int attempts, @NotNull UUID createdBy,
        @NotNull String createdByName, @NotNull OffsetDateTime createdAt, @JsonbProperty(nillable = true) String error,
        @JsonbProperty(nillable = true) Map<String, Object> result, @JsonbProperty(nillable = true) OffsetDateTime finishedAt) {

    static JobView of(Job job) {
        return new JobView(job.getId(), job.getName(), job.getState(), job.getAttempts(), job.getCreatedBy(), job.getCallerName(),
                job.getCreatedAt(), job.getError(), job.getResult() == null ? null : new LinkedHashMap<>(job.getResult()),
                job.getFinishedAt());
    }

    /**
     * @param next     the cursor of the next page; null at the end
     * @param previous the cursor of the page before; null at the beginning
     */
    public record JobPage(@NotNull List<JobView> items, @JsonbProperty(nillable = true) String next,
            @JsonbProperty(nillable = true) String previous) {
    }
}
