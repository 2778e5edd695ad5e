package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Http;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.TestedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deploys the WAR again and again in one running server, as its administrators do: what was deployed before must go. Nobody administers
 * Payara Micro.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class RedeploymentsDrill {

    private static final int TIMES = Integer.getInteger("test.redeployments", 20);
    /**
     * Of 21. A thread of the server that was made during a deployment holds its classes by what it inherits (until JDK 24), as long as the
     * thread lives: on WildFly one timer, on Payara those of its executors.
     */
    private static final int GENERATIONS = TestedServer.current() == TestedServer.WILDFLY ? 3 : 8;
    private static final Duration AMPLE = Duration.ofMinutes(3);
    private static final String READY = "/api/v1/health/ready";
    private static final String JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static ApplicationServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        server = ApplicationServer.with(Deployments.WAR, Ports.free(),
                Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", SharedApi.KEY),
                Path.of("target", "test-servers", "redeployments.log"));
        server.start();
        server.awaitStatus(READY, 200, AMPLE);
        api = new Api(server.address("/"), SharedApi.KEY);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void nothingOfFormerDeploymentsStays() {
        assertServes(0);
        int before = metaspace();
        for (int i = 1; i <= TIMES; i++) {
            redeploy();
            Deadline.await("readiness", AMPLE, () -> Http.status(server.address(READY)) == 200);
            assertServes(i);
        }
        Deadline.within(Duration.ofSeconds(30), () -> generations() <= GENERATIONS);
        long generations = generations();

        Figures.print("redeployments: after %d, the classes of %d deployments are loaded; metaspace %d MB before, %d MB after", TIMES,
                generations,
                before, metaspace());
        assertThat(generations).isBetween(1L, (long) GENERATIONS);
    }

    private static void assertServes(int number) {
        Api.Answer answer = api.post("/api/v1/actors",
                "{\"name\": \"redeployed %s\", \"kind\": \"SERVICE\", \"roles\": [\"client\"]}".formatted(number));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(api.get("/api/v1/actors?limit=1").status()).isEqualTo(200);
    }

    private static void redeploy() {
        JsonObject answer = TestedServer.current() == TestedServer.WILDFLY
                ? server.administration().post("/management",
                        "{\"operation\":\"redeploy\",\"address\":[{\"deployment\":\"foundation.war\"}]}")
                : server.administration().post("/management/domain/applications/application",
                        "{\"id\":\"%s\",\"name\":\"foundation\",\"contextroot\":\"/\",\"force\":\"true\"}".formatted(Deployments.WAR));

        assertThat(answer.getString("exit_code", answer.getString("outcome", ""))).as(answer.toString()).isIn("SUCCESS", "success");
    }

    /** How often a class of ours that each deployment uses is loaded, once the collector has run. */
    private static long generations() {
        jcmd("GC.run");
        return jcmd("VM.class_hierarchy", ProblemException.class.getName()).lines()
                .filter(line -> line.contains(ProblemException.class.getName() + "/")).count();
    }

    private static int metaspace() {
        jcmd("GC.run");
        return jcmd("GC.heap_info").lines().filter(line -> line.contains("Metaspace"))
                .mapToInt(line -> Integer.parseInt(line.replaceFirst(".*used (\\d+)K.*", "$1")) / 1024).findFirst().orElseThrow();
    }

    private static String jcmd(String... command) {
        String[] whole = new String[command.length + 2];
        whole[0] = JCMD;
        whole[1] = String.valueOf(server.process().pid());
        System.arraycopy(command, 0, whole, 2, command.length);
        return Program.run(directory, Map.of(), AMPLE, whole).log();
    }
}
