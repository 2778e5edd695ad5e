package org.backendfoundation.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayaraStartTest {

    private static final String SWITCH = "set configs.config.server-config.network-config.network-listeners.network-listener.";
    private static final String CLOSE = SWITCH + "http-listener-1.enabled=${foundation.closed}";
    private static final String OPEN = SWITCH + "http-listener-1.enabled=true";
    private static final String DISABLE = "set applications.application.foundation.enabled=false";
    private static final String REFERENCE = "<application-ref ref=\"foundation\"/>";

    @TempDir
    private Path directory;
    private Path war;
    private String deploy;

    @BeforeEach
    void write() throws IOException {
        war = Files.writeString(directory.resolve("foundation.war"), "classes");
        deploy = "deploy --force=true --name foundation --contextroot / --properties foundation.war=%s \"%s\""
                .formatted(PayaraStart.checksum(war), war);
    }

    @Test
    void applicationIsDeployedWhereThereIsNone() throws IOException {
        PayaraStart start = start("", "");

        assertThat(start.before()).containsExactly(CLOSE);
        assertThat(start.after()).containsExactly(deploy, OPEN);
    }

    @Test
    void applicationOfThisFileIsEnabledBeforeTheServerLoadsIt() throws IOException {
        PayaraStart start = start(REFERENCE, deployed("foundation", PayaraStart.checksum(war)));

        assertThat(start.before()).containsExactly(CLOSE, DISABLE);
        assertThat(start.after()).containsExactly("enable foundation", OPEN);
    }

    /** As after a deployment that failed, which Payara switches off. */
    @Test
    void disabledApplicationIsEnabledAllTheSame() throws IOException {
        assertThat(start("<application-ref ref=\"foundation\" enabled=\"false\"/>", deployed("foundation", PayaraStart.checksum(war)))
                .after()).containsExactly("enable foundation", OPEN);
    }

    @Test
    void anotherFileIsDeployedInPlaceOfTheFormer() throws IOException {
        String former = deployed("foundation", PayaraStart.checksum(Files.writeString(directory.resolve("former.war"), "other classes")));
        PayaraStart start = start(REFERENCE, former);

        assertThat(start.before()).containsExactly(CLOSE);
        assertThat(start.after()).containsExactly(deploy, OPEN);
    }

    @Test
    void whatAnAdministratorDeployedInItsPlaceIsKept() throws IOException {
        assertThat(start(REFERENCE, "<application name=\"foundation\" context-root=\"/\"/>").after())
                .containsExactly("enable foundation", OPEN);
    }

    @Test
    void anotherApplicationAtTheRootIsLeftToTheServer() throws IOException {
        String both = deployed("foundation", PayaraStart.checksum(war)) + "<application name=\"billing\" context-root=\"/\"/>";
        PayaraStart start = start("<application-ref ref=\"foundation\" enabled=\"false\"/><application-ref ref=\"billing\"/>", both);

        assertThat(start.before()).containsExactly(CLOSE);
        assertThat(start.after()).containsExactly(OPEN);
        assertThat(start(REFERENCE + "<application-ref ref=\"billing\" enabled=\"false\"/>", both).after())
                .containsExactly("enable foundation", OPEN);
    }

    @Test
    void applicationElsewhereDoesNotMatter() throws IOException {
        assertThat(start("<application-ref ref=\"other\"/>", "<application name=\"other\" context-root=\"/other\"/>").after())
                .containsExactly(deploy, OPEN);
    }

    @Test
    void listenerThatAnAdministratorSwitchedOffStaysOffAndOneThatAnInterruptedStartClosedIsOpened() throws IOException {
        PayaraStart start = start("", "", "<network-listener name=\"http-listener-1\" enabled=\"false\"/>",
                "<network-listener name=\"tls.own\" enabled=\"${foundation.closed}\"/>", "<network-listener name=\"admin-listener\"/>");

        assertThat(start.before()).containsExactly(SWITCH + "tls\\.own.enabled=${foundation.closed}");
        assertThat(start.after()).containsExactly(deploy, SWITCH + "tls\\.own.enabled=true");
    }

    private static String deployed(String name, String checksum) {
        return "<application name=\"%s\" context-root=\"/\"><property name=\"foundation.war\" value=\"%s\"/></application>".formatted(name,
                checksum);
    }

    private PayaraStart start(String references, String applications, String... listeners) throws IOException {
        String listening = listeners.length == 0 ? "<network-listener name=\"http-listener-1\"/>" : String.join("", List.of(listeners));
        return PayaraStart.of(Files.writeString(directory.resolve("domain.xml"), """
                <domain>
                  <system-applications><application name="__admingui" context-root="/"/></system-applications>
                  <servers><server name="server">%s</server></servers>
                  <configs>
                    <config name="server-config"><network-config><network-listeners>%s</network-listeners></network-config></config>
                    <config name="default-config"><network-listener name="http-listener-1"/></config>
                  </configs>
                  <applications>%s</applications>
                </domain>
                """.formatted(references, listening, applications)), war);
    }
}
