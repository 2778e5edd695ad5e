package org.backendfoundation.security.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.database.DatabaseSettings;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.client.ClientAddress;
import org.backendfoundation.security.client.LimitSettings;
import org.backendfoundation.security.credential.PresentedCredential;
import org.backendfoundation.security.credential.SecurityError;

/**
 * Limits how often a caller may send requests, and how often guess, on this node.
 *
 * <p>A lock-out affects guesses only: an attacker behind the same address, or one who knows the beginning of somebody's key, cannot lock
 * that caller out. So credentials are still checked during a lock-out, which costs a query or a signature check; the address's rate limit,
 * checked before, bounds that cost. An attacker gains no more guesses than that rate, against secrets of at least 160 random bits.
 */
@ApplicationScoped
public class AbuseLimits {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST_REMEMBERED = 100_000;

    @Inject
    ApplicationConfiguration configuration;

    private RateLimiter perAddress;
    private RateLimiter perCaller;
    private FailureLockout lockout;
    private Cache<String, Boolean> counted;

    @PostConstruct
    void prepare() {
        prepare(Ticker.systemTicker());
    }

    void prepare(Ticker ticker) {
        perAddress = new RateLimiter("address", ofThisNode(LimitSettings.PER_ADDRESS), ticker);
        perCaller = new RateLimiter("caller", ofThisNode(LimitSettings.PER_CALLER), ticker);
        lockout = new FailureLockout(ofThisNode(LimitSettings.FAILURES), configuration.value(LimitSettings.LONGEST_LOCK), ticker);
        counted = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).ticker(ticker).build();
    }

    /** Rounded up: no caller is refused by all nodes before the whole limit is used. */
    private int ofThisNode(Setting<Integer> limit) {
        int nodes = configuration.value(LimitSettings.DIVIDED) ? configuration.value(DatabaseSettings.INSTANCES) : 1;
        return (configuration.value(limit) + nodes - 1) / nodes;
    }

    public RateLimiter.Verdict ask(ClientAddress client) {
        return perAddress.tryAcquire(client.source());
    }

    public RateLimiter.Verdict ask(Caller caller) {
        return perCaller.tryAcquire(caller.id().toString());
    }

    /** How long guesses like this one are locked out; zero if they are not. */
    public Duration lockedFor(ClientAddress client, PresentedCredential shown) {
        Duration address = lockout.lockedFor(client.source());
        Duration like = shown.likeness().map(lockout::lockedFor).orElse(Duration.ZERO);
        return address.compareTo(like) > 0 ? address : like;
    }

    /**
     * Counts a session once, however often its page sends it: an open page sends many requests at once, and would lock its user out.
     *
     * @return the failures of the address or of the key, whichever locks longer
     */
    public FailureLockout.Failures failed(ClientAddress client, PresentedCredential shown) {
        if (shown.isSession() && counted.asMap().putIfAbsent(shown.fingerprint(), true) != null) {
            return FailureLockout.NONE;
        }
        FailureLockout.Failures address = lockout.add(client.source());
        Optional<FailureLockout.Failures> like = shown.likeness().map(lockout::add);
        return like.filter(key -> key.count() > address.count()).orElse(address);
    }

    public static ProblemException rateLimited(RateLimiter.Verdict verdict) {
        return ProblemException.retryable(SecurityError.RATE_LIMITED,
                "More than " + verdict.quota() + " requests in a minute for this " + verdict.policy() + ".",
                verdict.retryAfter(), null);
    }

    public static ProblemException lockedOut(Duration time) {
        return ProblemException.retryable(SecurityError.LOCKED_OUT,
                "Too many keys or tokens were refused, and this one is not valid either. A valid one is accepted at any time.", time, null);
    }
}
