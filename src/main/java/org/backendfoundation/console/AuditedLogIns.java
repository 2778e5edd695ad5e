package org.backendfoundation.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.backendfoundation.audit.trail.AuditParameter;
import org.backendfoundation.audit.trail.Audited;

/** The calls that the audit trail records, each with one entry for the caller of the current thread. */
@ApplicationScoped
class AuditedLogIns {

    private static final String ENTITY = "ConsoleSession";

    @Inject
    Sessions sessions;

    /** @param by {@code key} or {@code link} */
    @Audited(action = "LOG_IN", meaning = "somebody logged in to the console")
    void logIn(@AuditParameter(value = "session", entityType = ENTITY) UUID id, @AuditParameter("by") String by, KnownSession session) {
        sessions.save(session);
    }

    @Audited(action = "LOG_OUT", meaning = "somebody logged out")
    void logOut(@AuditParameter(value = "session", entityType = ENTITY) UUID id, KnownSession session, Instant at) {
        sessions.end(session, at);
    }

    @Audited(action = "LOG_IN_LINK_MADE", meaning = "somebody made a link that logs in")
    void makeLink(@AuditParameter(value = "link", entityType = ENTITY) UUID id, StoredSession link) {
        sessions.saveLink(link);
    }
}
