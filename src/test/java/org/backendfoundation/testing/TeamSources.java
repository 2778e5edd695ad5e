package org.backendfoundation.testing;

/** Files of a team's project, beside those that it has from the archetype. */
final class TeamSources {

    /** Tells the time. */
    static final String NOW = """
            package org.example.billing;

            @jakarta.annotation.security.PermitAll
            @jakarta.enterprise.context.ApplicationScoped
            @jakarta.ws.rs.Path("now")
            public class NowResource {

                @jakarta.inject.Inject
                java.time.Clock clock;

                @jakarta.ws.rs.GET
                public String now() {
                    return clock.instant().toString();
                }
            }
            """;
    static final String NOW_TEST = """
            package org.example.billing;

            import static org.assertj.core.api.Assertions.assertThat;

            import java.time.Duration;
            import java.time.Instant;
            import org.backendfoundation.testkit.Api;
            import org.backendfoundation.testkit.FoundationTest;
            import org.backendfoundation.testkit.TestClock;
            import org.junit.jupiter.api.Test;

            @FoundationTest(clean = FoundationTest.Clean.BEFORE_EACH)
            class NowIT {

                @Test
                void timeIsAsItIsSet(Api api, TestClock clock) {
                    clock.fix(Instant.parse("2030-01-31T12:00:00Z"));
                    assertThat(api.get("now").body()).isEqualTo("2030-01-31T12:00:00Z");

                    clock.advance(Duration.ofDays(1));
                    assertThat(api.get("now").body()).isEqualTo("2030-02-01T12:00:00Z");
                }

                @Test
                void timeIsRealOtherwise(Api api) {
                    assertThat(Duration.between(Instant.parse(api.get("now").body()), Instant.now())).isBetween(Duration.ZERO, Duration.ofMinutes(1));
                }
            }
            """;

    static final String IN_SERVER_TEST = """
            package org.example.billing;

            import static org.assertj.core.api.Assertions.assertThat;

            import jakarta.inject.Inject;
            import org.backendfoundation.database.session.SessionFactory;
            import org.backendfoundation.testkit.inside.InServer;
            import org.junit.jupiter.api.Test;

            @InServer
            class WithinIT {

                @Inject
                SessionFactory sessions;

                @Test
                void beansAreInjected() {
                    Object count = sessions.call(entityManager -> entityManager.createQuery("SELECT COUNT(c) FROM Customer c").getSingleResult());

                    assertThat(count).isEqualTo(0L);
                }
            }
            """;

    private TeamSources() {
    }

    static String greeting(String words) {
        return """
                package org.example.billing;

                @jakarta.annotation.security.PermitAll
                @jakarta.enterprise.context.ApplicationScoped
                @jakarta.ws.rs.Path("greeting")
                public class GreetingResource {

                    @jakarta.ws.rs.GET
                    public String greeting() {
                        return "%s";
                    }
                }
                """.formatted(words);
    }

    /** Another resource, with a clock of the team's own. */
    static String farewell(String words) {
        return greeting(words).replace("greeting\"", "farewell\"").replace("GreetingResource", "FarewellResource")
                .replace("    @jakarta.ws.rs.GET", """
                    @jakarta.enterprise.inject.Produces
                    static final java.time.Clock CLOCK = java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC);

                    @jakarta.ws.rs.GET""");
    }
}
