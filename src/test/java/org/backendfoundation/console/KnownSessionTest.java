package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.credential.SessionSecret;
import org.junit.jupiter.api.Test;

/** When a session ends by itself, and what a node remembers of it. */
class KnownSessionTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final AtomicLong nanos = new AtomicLong();
    private final RememberedSessions remembered = new RememberedSessions(IDLE, nanos::get);

    @Test
    void sessionIsIdleAfterItsTimeWithoutUse() {
        StoredSession session = begun();

        assertThat(session.whyInvalid(NOW.plus(IDLE).minusMillis(1), IDLE)).isEmpty();
        assertThat(session.whyInvalid(NOW.plus(IDLE), IDLE)).contains("it was idle for too long");
        assertThat(session.withLastUse(NOW.plusSeconds(60)).whyInvalid(NOW.plus(IDLE), IDLE)).isEmpty();
    }

    @Test
    void useDoesNotLengthenTheWhole() {
        StoredSession used = begun().withLastUse(NOW.plus(LONGEST).minusSeconds(1));

        assertThat(used.whyInvalid(NOW.plus(LONGEST).minusMillis(1), IDLE)).isEmpty();
        assertThat(used.whyInvalid(NOW.plus(LONGEST), IDLE)).contains("its time is over");
    }

    @Test
    void whatWasEndedStaysSo() {
        StoredSession ended = begun().withEnd(NOW.plusSeconds(1));

        assertThat(ended.whyInvalid(NOW, IDLE)).contains("it was ended");
        assertThat(ended.withEnd(NOW.plusSeconds(9)).endedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void callerIsTheOwnerUntilTheEnd() {
        Caller caller = new KnownSession(begun(), null).caller();

        assertThat(caller.id()).isEqualTo(Caller.BOOTSTRAP.id());
        assertThat(caller.roles()).isEqualTo(Caller.BOOTSTRAP.roles());
        assertThat(caller.authentication()).isEqualTo("session");
        assertThat(caller.until().toInstant()).isEqualTo(NOW.plus(LONGEST));
    }

    @Test
    void lastUseThatOnlyThisNodeSawCounts() {
        KnownSession read = new KnownSession(begun(), null);
        remembered.markUsed(read, NOW.plusSeconds(20));

        assertThat(remembered.merge(read).stored().seenAt()).isEqualTo(NOW.plusSeconds(20));
        assertThat(remembered.merge(read.withEnd(NOW)).stored().endedAt()).isEqualTo(NOW);
        assertThat(remembered.merge(read).stored().endedAt()).as("an older reading").isEqualTo(NOW);
        assertThat(remembered.find(read.hash())).hasValueSatisfying(found -> assertThat(found.stored().endedAt()).isEqualTo(NOW));
    }

    @Test
    void sessionIsForgottenAfterItsIdleTime() {
        KnownSession session = new KnownSession(begun(), null);
        remembered.merge(session);

        nanos.addAndGet(IDLE.toNanos());

        assertThat(remembered.find(session.hash())).isEmpty();
    }

    @Test
    void noMoreThanSoManyAreRemembered() {
        for (int i = 0; i < 2 * RememberedSessions.MAX_SESSIONS; i++) {
            remembered.merge(new KnownSession(begun(), null));
        }

        assertThat(remembered.size()).isLessThanOrEqualTo(RememberedSessions.MAX_SESSIONS);
    }

    private static StoredSession begun() {
        return StoredSession.start(StoredSession.Kind.SESSION, SessionSecret.generate(SessionSecret.SESSION),
                OpeningKey.bootstrap("0".repeat(64)), NOW, LONGEST);
    }
}
