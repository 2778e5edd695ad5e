package org.backendfoundation.audit.trail;

import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;

/** What can go wrong with the trail. */
public enum AuditError implements ErrorCode {

    ENTRY_REFUSED(Kind.INTERNAL, "The audit trail takes no entry"),
    TRAIL_NOT_READY(Kind.UNAVAILABLE, "The audit trail is not ready"),
    VERIFICATION_RUNNING(Kind.CONFLICT, "The audit trail is being verified");

    private final Kind kind;
    private final String title;

    AuditError(Kind kind, String title) {
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
