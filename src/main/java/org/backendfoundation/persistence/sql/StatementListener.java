package org.backendfoundation.persistence.sql;

import org.backendfoundation.rest.trace.Spans;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/** Tells who traces of each statement that EclipseLink sends. */
public final class StatementListener extends SessionEventAdapter {

    @Override
    public void preExecuteCall(SessionEvent event) {
        Spans.statementBegins();
    }

    @Override
    public void postExecuteCall(SessionEvent event) {
        Spans.statementEnds();
    }
}
