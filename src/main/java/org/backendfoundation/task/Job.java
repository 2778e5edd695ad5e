package org.backendfoundation.task;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Set;
import org.backendfoundation.audit.capture.Secret;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.rest.request.Caller;

/** Work that was handed over. Its maker is the caller on whose behalf it runs; the trail has each change of its state, and no content. */
@Entity
@Table(name = "job")
@Listed(filters = {"state", "name"})
public class Job extends BaseEntity {

    /** What the job itself knows; whether it runs just now is known to the scheduler. */
    public enum State {
        QUEUED, SUCCEEDED, FAILED
    }

    @Column(name = "name", nullable = false, updatable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private State state;

    @Secret
    @Column(name = "parameters", nullable = false, updatable = false)
    private JsonObject parameters;

    @Column(name = "caller_name", nullable = false, updatable = false)
    private String callerName;

    @Column(name = "caller_roles", nullable = false, updatable = false)
    private String callerRoles;

    @Column(name = "attempts", nullable = false)
    private int attempts;

    @Column(name = "error")
    private String error;

    @Secret
    @Column(name = "result")
    private JsonObject result;

    @Column(name = "finished_at")
    private OffsetDateTime finishedAt;

    static Job of(JobDefinition handler, Caller caller, JsonObject parameters) {
        Job job = new Job();
        job.name = handler.name();
        job.state = State.QUEUED;
        job.parameters = parameters;
        job.callerName = caller.name();
        job.callerRoles = String.join(" ", caller.roles());
        return job;
    }

    void succeed(JsonObject found, OffsetDateTime now) {
        attempts++;
        state = State.SUCCEEDED;
        error = null;
        result = found;
        finishedAt = now;
    }

    /** @param isLast whether nobody tries it again */
    void fail(String code, boolean isLast, OffsetDateTime now) {
        attempts++;
        error = code;
        if (isLast) {
            state = State.FAILED;
            finishedAt = now;
        }
    }

    void queue() {
        state = State.QUEUED;
        attempts = 0;
        finishedAt = null;
    }

    /** On whose behalf it runs. */
    Caller caller() {
        return new Caller(getCreatedBy(), callerName, callerRoles.isEmpty() ? Set.of() : Set.of(callerRoles.split(" ")), "job", null);
    }

    public String getName() {
        return name;
    }

    public State getState() {
        return state;
    }

    public JsonObject getParameters() {
        return parameters;
    }

    public int getAttempts() {
        return attempts;
    }

    /** The code of the last failure; null if there was none since the job was queued. */
    public String getError() {
        return error;
    }

    public JsonObject getResult() {
        return result;
    }

    public OffsetDateTime getFinishedAt() {
        return finishedAt;
    }

    public String getCallerName() {
        return callerName;
    }
}
