package org.backendfoundation.persistence;

import jakarta.validation.ConstraintViolationException;
import org.backendfoundation.configuration.log.SafeLogger;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;

/**
 * Logs for EclipseLink as {@link SafeLogger} does. The server's log settings decide on level and destination.
 *
 * <p>EclipseLink warns of every failed statement and of every entity that Bean Validation refuses, with the stack trace and in words that
 * repeat what the caller sent, and throws the same exception. Those are left out here: whoever catches them knows whether they are a
 * caller's mistake, of which nothing is logged.
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
        if (isThrown(entry.getException())) {
            return;
        }
        entry.setMessage(SafeLogger.safe(formatMessage(entry)));
        entry.setParameters(null);
        entry.setShouldTranslate(false);
        if (entry.hasException()) {
            entry.setException(SafeLogger.safe(entry.getException()));
        }
        log.log(entry);
    }

    private static boolean isThrown(Throwable logged) {
        return logged instanceof DatabaseException || logged instanceof ConstraintViolationException;
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
