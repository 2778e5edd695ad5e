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

        assertThat(session.end(NOW.plus(IDLE).minusMillis(1), IDLE)).isEmpty();
        assertThat(session.end(NOW.plus(IDLE), IDLE)).contains("it was idle for too long");
        assertThat(session.seen(NOW.plusSeconds(60)).end(NOW.plus(IDLE), IDLE)).isEmpty();
    }

    @Test
    void useDoesNotLengthenTheWhole() {
        StoredSession used = begun().seen(NOW.plus(LONGEST).minusSeconds(1));

        assertThat(used.end(NOW.plus(LONGEST).minusMillis(1), IDLE)).isEmpty();
        assertThat(used.end(NOW.plus(LONGEST), IDLE)).contains("its time is over");
    }

    @Test
    void whatWasEndedStaysSo() {
        StoredSession ended = begun().ended(NOW.plusSeconds(1));

        assertThat(ended.end(NOW, IDLE)).contains("it was ended");
        assertThat(ended.ended(NOW.plusSeconds(9)).endedAt()).isEqualTo(NOW.plusSeconds(1));
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
        remembered.used(read, NOW.plusSeconds(20));

        assertThat(remembered.keep(read).stored().seenAt()).isEqualTo(NOW.plusSeconds(20));
        assertThat(remembered.keep(read.ended(NOW)).stored().endedAt()).isEqualTo(NOW);
        assertThat(remembered.keep(read).stored().endedAt()).as("an older reading").isEqualTo(NOW);
        assertThat(remembered.find(read.hash())).hasValueSatisfying(found -> assertThat(found.stored().endedAt()).isEqualTo(NOW));
    }

    @Test
    void sessionIsForgottenAfterItsIdleTime() {
        KnownSession session = new KnownSession(begun(), null);
        remembered.keep(session);

        nanos.addAndGet(IDLE.toNanos());

        assertThat(remembered.find(session.hash())).isEmpty();
    }

    @Test
    void noMoreThanSoManyAreRemembered() {
        for (int i = 0; i < 2 * RememberedSessions.MOST; i++) {
            remembered.keep(new KnownSession(begun(), null));
        }

        assertThat(remembered.size()).isLessThanOrEqualTo(RememberedSessions.MOST);
    }

    private static StoredSession begun() {
        return StoredSession.begun(StoredSession.Kind.SESSION, SessionSecret.generate(SessionSecret.SESSION), OpeningKey.bootstrap("0".repeat(64)), NOW, LONGEST);
    }
}
