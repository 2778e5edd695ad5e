package org.backendfoundation.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.backendfoundation.configuration.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;

/**
 * How often somebody may ask, and how often guess, on this node.
 *
 * <p>A lock-out does not meet a credential that was good within the last hour: an attacker behind the same address, or one who knows how
 * somebody's key begins, cannot lock that one out.
 */
@ApplicationScoped
public class Limits {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST_REMEMBERED = 100_000;

    @Inject
    ApplicationConfiguration configuration;

    private Allowance perAddress;
    private Allowance perCaller;
    private Strikes strikes;
    private Cache<String, Boolean> good;
    private Cache<String, Boolean> counted;

    @PostConstruct
    void prepare() {
        prepare(Ticker.systemTicker());
    }

    void prepare(Ticker ticker) {
        perAddress = new Allowance("address", configuration.value(LimitSettings.PER_ADDRESS), ticker);
        perCaller = new Allowance("caller", configuration.value(LimitSettings.PER_CALLER), ticker);
        strikes = new Strikes(configuration.value(LimitSettings.FAILURES), configuration.value(LimitSettings.LONGEST_LOCK), ticker);
        good = remembering(ticker);
        counted = remembering(ticker);
    }

    private static Cache<String, Boolean> remembering(Ticker ticker) {
        return Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).ticker(ticker).build();
    }

    Allowance.Verdict ask(ClientAddress client) {
        return perAddress.take(client.source());
    }

    Allowance.Verdict ask(Caller caller) {
        return perCaller.take(caller.id().toString());
    }

    /** How long this one is refused unseen; zero if it may be tried. */
    Duration lockedFor(ClientAddress client, ShownCredential shown) {
        Duration address = strikes.lockedFor(client.source());
        Duration like = shown.likeness().map(strikes::lockedFor).orElse(Duration.ZERO);
        Duration longer = address.compareTo(like) > 0 ? address : like;
        return longer.isZero() || good.getIfPresent(shown.fingerprint()) != null ? Duration.ZERO : longer;
    }

    void succeeded(ShownCredential shown) {
        good.put(shown.fingerprint(), true);
    }

    /** It was good perhaps, and is not any more. */
    Strikes.Strike ended(ShownCredential shown) {
        good.invalidate(shown.fingerprint());
        return Strikes.NONE;
    }

    /**
     * A session counts once, however often its page shows it: a page left open asks for many things at once, and would lock its user out.
     *
     * @return the strike against the address or against the key, whichever locks longer
     */
    Strikes.Strike failed(ClientAddress client, ShownCredential shown) {
        good.invalidate(shown.fingerprint());
        if (shown.isSession() && counted.asMap().putIfAbsent(shown.fingerprint(), true) != null) {
            return Strikes.NONE;
        }
        Strikes.Strike address = strikes.add(client.source());
        Optional<Strikes.Strike> like = shown.likeness().map(strikes::add);
        return like.filter(strike -> strike.failures() > address.failures()).orElse(address);
    }

    static ProblemException rateLimited(Allowance.Verdict verdict) {
        return ProblemException.retryable(SecurityError.RATE_LIMITED,
                "More than " + verdict.quota() + " requests in a minute for this " + verdict.policy() + ".",
                verdict.retryAfter(), null);
    }

    static ProblemException lockedOut(Duration time) {
        return ProblemException.retryable(SecurityError.LOCKED_OUT, "Too many keys or tokens were refused; this one was not looked at.", time, null);
    }
}
