package org.backendfoundation.persistence;

import org.backendfoundation.configuration.log.SafeLogger;
import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;

/**
 * Logs for EclipseLink as {@link SafeLogger} does: EclipseLink warns of every failed statement in the driver's words, which repeat what the
 * caller sent. The server's log settings decide on level and destination.
 */
final class SafeSessionLog extends AbstractSessionLog {

    private final SessionLog log;

    private SafeSessionLog(SessionLog log) {
        this.log = log;
    }

    static SessionLog over(SessionLog log) {
        return log instanceof SafeSessionLog ? log : new SafeSessionLog(log);
    }

    @Override
    public void log(SessionLogEntry entry) {
        entry.setMessage(SafeLogger.safe(formatMessage(entry)));
        entry.setParameters(null);
        entry.setShouldTranslate(false);
        if (entry.hasException()) {
            entry.setException(SafeLogger.safe(entry.getException()));
        }
        log.log(entry);
    }

    @Override
    public boolean shouldLog(int level, String category) {
        return log.shouldLog(level, category);
    }

    @Override
    public int getLevel(String category) {
        return log.getLevel(category);
    }

    @Override
    public void setLevel(int level, String category) {
        log.setLevel(level, category);
    }
}
