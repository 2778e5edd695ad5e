package org.backendfoundation.security.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.configuration.origin.IpAddress;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.client.ClientAddress;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.security.credential.PresentedCredential;
import org.backendfoundation.security.credential.SessionSecret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbuseLimitsTest {

    private static final ClientAddress ATTACKER = client("192.0.2.1");
    private static final ClientAddress OTHER = client("192.0.2.2");

    private final AbuseLimits limits = new AbuseLimits();
    private long now;

    @BeforeEach
    void prepare() {
        limits.configuration = ApplicationConfiguration
                .of(Map.of("database_url", "postgresql://u:p@localhost/x", "security_rate_limit", "2",
                        "security_rate_limit_address", "60", "security_failure_limit", "3", "security_lockout_max", "5s"));
        limits.prepare(() -> now);
    }

    @Test
    void quotaIsThereAgainAfterItsMinute() {
        Caller caller = new Caller(UUID.randomUUID(), "x", Set.of(), "api_key", null);
        limits.ask(caller);
        limits.ask(caller);

        RateLimiter.Verdict third = limits.ask(caller);
        assertThat(third.isAdmitted()).isFalse();
        assertThat(third.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(third.policyField()).isEqualTo("\"caller\";q=2;w=60");
        assertThat(third.field()).isEqualTo("\"caller\";r=0;t=60");
        pass(Duration.ofSeconds(30));
        assertThat(limits.ask(caller).isAdmitted()).isTrue();
        assertThat(limits.ask(caller).isAdmitted()).isFalse();
    }

    @Test
    void nodeMayAllowItsPartAlone() {
        limits.configuration = ApplicationConfiguration.of(Map.of("database_url", "postgresql://u:p@localhost/x",
                "database_instances", "4", "security_limits_divided", "true", "security_rate_limit", "6001",
                "security_rate_limit_address", "0", "security_failure_limit", "3"));
        limits.prepare(() -> now);

        assertThat(limits.ask(Caller.BOOTSTRAP).quota()).isEqualTo(1501);
        assertThat(limits.ask(ATTACKER).isLimited()).isFalse();
        limits.failed(ATTACKER, unknown());
        assertThat(limits.lockedFor(ATTACKER, unknown())).isPositive();
    }

    @Test
    void everyCallerHasItsOwnQuota() {
        limits.ask(Caller.BOOTSTRAP);
        limits.ask(Caller.BOOTSTRAP);

        assertThat(limits.ask(Caller.BOOTSTRAP).isAdmitted()).isFalse();
        assertThat(limits.ask(Caller.SYSTEM).isAdmitted()).isTrue();
    }

    @Test
    void oneIpv6NetworkIsOneAsker() {
        for (int i = 0; i < 60; i++) {
            limits.ask(client("2001:db8:0:1::" + i));
        }

        assertThat(limits.ask(client("2001:db8:0:1:ffff::1")).isAdmitted()).isFalse();
        assertThat(limits.ask(client("2001:db8:0:2::1")).isAdmitted()).isTrue();
    }

    @Test
    void lockOutBeginsAtTheLimitAndDoublesUpToItsLongest() {
        assertThat(fail(ATTACKER)).isZero();
        assertThat(fail(ATTACKER)).isZero();
        assertThat(fail(ATTACKER)).isEqualTo(Duration.ofSeconds(1));
        assertThat(fail(ATTACKER)).isEqualTo(Duration.ofSeconds(2));
        assertThat(fail(ATTACKER)).isEqualTo(Duration.ofSeconds(4));
        assertThat(fail(ATTACKER)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void lockOutEndsByItself() {
        lockOut(ATTACKER);
        assertThat(limits.lockedFor(ATTACKER, unknown())).isPositive();
        pass(Duration.ofSeconds(1));
        assertThat(limits.lockedFor(ATTACKER, unknown())).isZero();
    }

    @Test
    void othersAreNotLockedOut() {
        lockOut(ATTACKER);

        assertThat(limits.lockedFor(OTHER, unknown())).isZero();
    }

    @Test
    void quietHourForgetsFailures() {
        lockOut(ATTACKER);
        pass(FailureLockout.FORGOTTEN_AFTER.plusSeconds(6));

        assertThat(fail(ATTACKER)).isZero();
    }

    @Test
    void guessesOfOneKeyAreLockedOutWhereverTheyComeFrom() {
        String beginning = ApiKey.generate().text().substring(0, 20);
        for (int i = 0; i < 3; i++) {
            limits.failed(client("198.51.100." + i), new PresentedCredential(beginning + i));
        }

        assertThat(limits.lockedFor(OTHER, new PresentedCredential(beginning + "x"))).isPositive();
        assertThat(limits.lockedFor(OTHER, unknown())).isZero();
    }

    @Test
    void sessionCountsOnceHoweverOftenItsPageShowsIt() {
        PresentedCredential stale = new PresentedCredential(SessionSecret.generate(SessionSecret.SESSION).text());
        for (int i = 0; i < 10; i++) {
            limits.failed(ATTACKER, stale);
        }
        assertThat(limits.lockedFor(ATTACKER, unknown())).isZero();

        limits.failed(ATTACKER, new PresentedCredential(SessionSecret.generate(SessionSecret.SESSION).text()));
        limits.failed(ATTACKER, new PresentedCredential(SessionSecret.generate(SessionSecret.SESSION).text()));
        assertThat(limits.lockedFor(ATTACKER, unknown())).isPositive();
    }

    @Test
    void zeroIsNoLimit() {
        limits.configuration = ApplicationConfiguration
                .of(Map.of("database_url", "postgresql://u:p@localhost/x", "security_rate_limit_address", "0"));
        limits.prepare(() -> now);

        assertThat(limits.ask(ATTACKER).isAdmitted()).isTrue();
        assertThat(limits.ask(ATTACKER).isLimited()).isFalse();
    }

    private void lockOut(ClientAddress client) {
        fail(client);
        fail(client);
        fail(client);
    }

    private Duration fail(ClientAddress client) {
        return limits.failed(client, unknown()).lockedFor();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static PresentedCredential unknown() {
        return new PresentedCredential(ApiKey.generate().text());
    }

    private static ClientAddress client(String address) {
        return new ClientAddress(IpAddress.parse(address).orElseThrow(), false, null);
    }
}
