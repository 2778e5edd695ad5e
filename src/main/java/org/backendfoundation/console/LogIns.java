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

/** Exchanges keys and links for sessions, ends sessions, and makes links. */
@ApplicationScoped
class LogIns {

    static final Duration LINK_VALID_FOR = Duration.ofMinutes(15);

    private static final Logger LOG = SafeLogger.of(LogIns.class);

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    Authenticator authenticator;

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

    /** An authenticated caller, and the key by which they authenticated. */
    private record Opener(Caller caller, OpeningKey key) {

        KnownSession startSession(StoredSession session) {
            return new KnownSession(session, key.isBootstrap() ? null : new KnownKey(key.id(), caller, false, false));
        }
    }

    /** A new secret, and the caller whom it authenticates. */
    record Opened(SessionSecret secret, Caller caller) {
    }

    /** @throws ProblemException as {@link Authenticator} has it, or {@code CALLERS_UNREADABLE} */
    Opened logIn(HttpServletRequest request, LogIn presented) {
        boolean isByKey = presented.code() == null;
        Opener opener = isByKey ? openByKey(request, presented.key()) : openByLink(request, presented.code());
        SessionSecret secret = SessionSecret.generate(SessionSecret.SESSION);
        StoredSession session = StoredSession.start(Kind.SESSION, secret, opener.key(), clock.instant(), maxDuration(opener.caller()));
        runAs(opener.caller(), () -> audited.logIn(session.id(), isByKey ? "key" : "link", opener.startSession(session)));
        logOutEarlier(request);
        return new Opened(secret, KnownSession.caller(opener.caller(), session));
    }

    /** Ends the session that this browser had. If it cannot be found now it is left to expire, because the new log-in must succeed. */
    private void logOutEarlier(HttpServletRequest request) {
        try {
            logOut(request);
        } catch (ProblemException failure) {
            LOG.log(Level.FINE, failure, () -> "An earlier session is left to expire");
        }
    }

    /** No longer than the key is valid. */
    private Duration maxDuration(Caller owner) {
        Duration longest = configuration.value(SessionSettings.MAX_DURATION);
        Instant end = clock.instant().plus(longest);
        return owner.until() == null || owner.until().toInstant().isAfter(end) ? longest
                : Duration.between(clock.instant(), owner.until().toInstant());
    }

    /** Refuses tokens: their sessions would outlive the expiry that their issuer set. */
    private Opener openByKey(HttpServletRequest request, String text) {
        ApiKey key = authenticator.identify(request, text, new PresentedCredential(text)::key);
        Caller caller = authenticator.identify(request, key);
        return new Opener(caller, openingKey(caller, key));
    }

    private OpeningKey openingKey(Caller caller, ApiKey key) {
        return caller.equals(Caller.BOOTSTRAP) ? OpeningKey.bootstrap(key.hash()) : keys.find(key).map(KnownKey::id)
                .map(OpeningKey::issued).orElseThrow(() -> CredentialRefusedException.outdated("it was purged"));
    }

    private Opener openByLink(HttpServletRequest request, String code) {
        KnownSession link = authenticator.identify(request, code, () -> sessions.redeem(SessionSecret.find(SessionSecret.LINK, code)
                .orElseThrow(() -> CredentialRefusedException.guessed("it has not the form of a link's code")).hash()));
        return new Opener(link.owner(), link.stored().key());
    }

    /** Does nothing without a valid session. */
    void logOut(HttpServletRequest request) {
        cookie.values(request)
                .forEach(presented -> SessionSecret.find(SessionSecret.SESSION, presented).flatMap(secret -> sessions.find(secret.hash()))
                        .filter(session -> sessions.whyInvalid(session).isEmpty()).ifPresent(this::logOut));
    }

    private void logOut(KnownSession session) {
        runAs(session.caller(), () -> audited.logOut(session.stored().id(), session, clock.instant()));
    }

    /** @throws ProblemException {@code FORBIDDEN} if the caller used neither an API key nor the bootstrap key */
    SessionLink makeLink(HttpServletRequest request) {
        ApiKey key = authenticator.shownKey(request).orElseThrow(() -> new ProblemException(RestError.FORBIDDEN,
                "A link is made with an API key, as 'Authorization: Bearer fk_…'."));
        SessionSecret code = SessionSecret.generate(SessionSecret.LINK);
        StoredSession link = StoredSession.start(Kind.LINK, code, openingKey(callers.current(), key), clock.instant(), LINK_VALID_FOR);
        audited.makeLink(link.id(), link);
        return SessionLink.of(request.getContextPath(), code, link.endsAt().atOffset(ZoneOffset.UTC));
    }

    private void runAs(Caller caller, Runnable work) {
        callers.as(caller, () -> {
            work.run();
            return Optional.empty();
        });
    }
}
