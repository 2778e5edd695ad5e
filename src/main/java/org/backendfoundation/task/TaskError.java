package org.backendfoundation.task;

import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;

/** What can go wrong with scheduled tasks and jobs. */
public enum TaskError implements ErrorCode {

    TASK_NOT_FOUND(Kind.NOT_FOUND, "There is no such task"),
    TASK_RUNNING(Kind.CONFLICT, "The task is running"),
    JOB_NOT_FOUND(Kind.NOT_FOUND, "There is no such job"),
    JOB_NOT_FAILED(Kind.CONFLICT, "The job has not failed");

    private final Kind kind;
    private final String title;

    TaskError(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
