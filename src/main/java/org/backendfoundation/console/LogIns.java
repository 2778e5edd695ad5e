package org.backendfoundation.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.actor.KnownKey;
import org.backendfoundation.actor.KnownKeys;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.console.StoredSession.Kind;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.authentication.Authenticator;
import org.backendfoundation.security.authentication.SessionCookie;
import org.backendfoundation.security.caller.Callers;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.security.credential.CredentialRefusedException;
import org.backendfoundation.security.credential.PresentedCredential;
import org.backendfoundation.security.credential.SessionSecret;

/** Exchanges keys and links for sessions, takes sessions back, and makes links. */
@ApplicationScoped
class LogIns {

    static final Duration LINK_VALID_FOR = Duration.ofMinutes(15);

    private static final Logger LOG = SafeLogger.of(LogIns.class);

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    Authenticator identification;

    @Inject
    KnownKeys keys;

    @Inject
    Callers callers;

    @Inject
    Sessions sessions;

    @Inject
    AuditedLogIns audited;

    @Inject
    SessionCookie cookie;

    InstantSource clock = InstantSource.system();

    /** Somebody who is known, and by which key. */
    private record Opener(Caller caller, OpeningKey key) {

        KnownSession began(StoredSession session) {
            return new KnownSession(session, key.isBootstrap() ? null : new KnownKey(key.id(), caller, false, false));
        }
    }

    /** A secret that was made just now, and who calls by it. */
    record Opened(SessionSecret secret, Caller caller) {
    }

    /** @throws ProblemException as {@link Authenticator} has it, or {@code CALLERS_UNREADABLE} */
    Opened logIn(HttpServletRequest request, LogIn shown) {
        boolean isByKey = shown.code() == null;
        Opener opener = isByKey ? byKey(request, shown.key()) : byLink(request, shown.code());
        SessionSecret secret = SessionSecret.generate(SessionSecret.SESSION);
        StoredSession begun = StoredSession.begun(Kind.SESSION, secret, opener.key(), clock.instant(), longest(opener.caller()));
        as(opener.caller(), () -> audited.logIn(begun.id(), isByKey ? "key" : "link", opener.began(begun)));
        endEarlier(request);
        return new Opened(secret, KnownSession.caller(opener.caller(), begun));
    }

    /** The session that this browser had, unless it cannot be found now: it ends by itself, and somebody must get in. */
    private void endEarlier(HttpServletRequest request) {
        try {
            logOut(request);
        } catch (ProblemException unreadable) {
            LOG.log(Level.FINE, unreadable, () -> "An earlier session is left to its end");
        }
    }

    /** No longer than the key. */
    private Duration longest(Caller owner) {
        Duration longest = configuration.value(SessionSettings.LONGEST);
        Instant end = clock.instant().plus(longest);
        return owner.until() == null || owner.until().toInstant().isAfter(end) ? longest : Duration.between(clock.instant(), owner.until().toInstant());
    }

    /** Tokens are not taken: their sessions would outlive what their issuer says. */
    private Opener byKey(HttpServletRequest request, String text) {
        ApiKey key = identification.identify(request, text, new PresentedCredential(text)::key);
        Caller caller = identification.identify(request, key);
        return new Opener(caller, openingKey(caller, key));
    }

    private OpeningKey openingKey(Caller caller, ApiKey key) {
        return caller.equals(Caller.BOOTSTRAP) ? OpeningKey.bootstrap(key.hash()) : keys.find(key).map(KnownKey::id)
                .map(OpeningKey::issued).orElseThrow(() -> CredentialRefusedException.outdated("it was purged"));
    }

    private Opener byLink(HttpServletRequest request, String code) {
        KnownSession link = identification.identify(request, code, () -> sessions.redeem(SessionSecret.find(SessionSecret.LINK, code)
                .orElseThrow(() -> CredentialRefusedException.guessed("it has not the form of a link's code")).hash()));
        return new Opener(link.owner(), link.stored().key());
    }

    /** Nothing happens where no session counts. */
    void logOut(HttpServletRequest request) {
        cookie.values(request).forEach(shown -> SessionSecret.find(SessionSecret.SESSION, shown).flatMap(secret -> sessions.find(secret.hash()))
                .filter(session -> sessions.end(session).isEmpty()).ifPresent(this::logOut));
    }

    private void logOut(KnownSession session) {
        as(session.caller(), () -> audited.logOut(session.stored().id(), session, clock.instant()));
    }

    /** @throws ProblemException {@code FORBIDDEN} for who comes by neither an API key nor the bootstrap key */
    SessionLink makeLink(HttpServletRequest request) {
        ApiKey key = identification.shownKey(request).orElseThrow(() -> new ProblemException(RestError.FORBIDDEN,
                "A link is made with an API key, as 'Authorization: Bearer fk_…'."));
        SessionSecret code = SessionSecret.generate(SessionSecret.LINK);
        StoredSession link = StoredSession.begun(Kind.LINK, code, openingKey(callers.current(), key), clock.instant(), LINK_VALID_FOR);
        audited.makeLink(link.id(), link);
        return SessionLink.of(code, link.endsAt().atOffset(ZoneOffset.UTC));
    }

    private void as(Caller caller, Runnable work) {
        callers.as(caller, () -> {
            work.run();
            return Optional.empty();
        });
    }
}
