package org.backendfoundation.testkit;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.tool.PoolEnvironment;

/** What {@code mvn -Pdev} prints once it serves. */
record DevBanner(String name, ApplicationServer server, DevSettings settings, Map<String, String> environment) {

    /** @param developer the developer's key, if there is one */
    String text(Optional<String> developer, String times, Path log) {
        String key = settings.isKeyGiven() ? "the one in SECURITY_BOOTSTRAP_KEY" : environment.get("SECURITY_BOOTSTRAP_KEY");
        return """

                %s is ready.
                  console        %s
                  API            %s
                  OpenAPI        %s
                  health         %s
                  database       %s
                  server log     %s%s
                  administrator  Authorization: Bearer %s
                                 until an administrator has a key of its own
                  developer      %s
                  took           %s
                Ctrl-C stops everything.%s
                """.formatted(name, ConsoleAddress.of(server.address("/"), environment.get("SECURITY_BOOTSTRAP_KEY")),
                server.address("/api/v1"), server.address("/openapi"), server.address("/api/v1/health/ready"), address(), log,
                settings.isDebugged() ? "%n  debugger       127.0.0.1:%s".formatted(settings.debugPort()) : "", key,
                developer.map(text -> "Authorization: Bearer " + text + " (roles client, operator, auditor)")
                        .orElse("no key: an administrator of this database issues them"),
                times, settings.isEmbedded() ? " The data stays; -Dfresh starts anew." : "");
    }

    /** For psql or an IDE; of somebody else's database without its password. */
    private String address() {
        return settings.isEmbedded() ? environment.get("DATABASE_URL") : withoutCredentials();
    }

    /** The driver's URL without credentials. */
    private String withoutCredentials() {
        Map<String, String> pool = PoolEnvironment.of(environment);
        return "%s as %s".formatted(pool.get(PoolEnvironment.URL).replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", ""),
                pool.get(PoolEnvironment.USER));
    }
}
