package org.backendfoundation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    private static final String SEVERE = "[2026-01-01T00:00:00.000+0000] [] [SEVERE] [] [some.Logger] [tid: _ThreadID=1 _ThreadName=main] "
            + "[timeMillis: 1] [levelValue: 1000] [[\n  %s\n]]\n";

    @TempDir
    Path directory;

    @Test
    void reportOnTheConfigurationIsGivenOnce() throws IOException {
        ServerLog log = log("another thing", "The configuration breaks one rule; it does not start.", "1. first",
                "Exception while invoking something\nCaused by: The configuration breaks one rule; it does not start.\n\n 1. first\n\tat Some.line",
                "Exception during lifecycle processing\nCaused by: some.Exception");

        assertThat(log.reason()).isEqualTo("The configuration breaks one rule; it does not start.\n\n 1. first");
    }

    @Test
    void severeEntriesAreTheReasonWithoutReport() throws IOException {
        assertThat(log("one", "two", "one", "three\n  two").reason()).isEqualTo("one\ntwo\nthree\n  two");
    }

    @Test
    void whatAFormerDeploymentLeftBehindIsNoReason() throws IOException {
        assertThat(log("The web application [] created a ThreadLocal with key of type [some.Key]", "one").reason()).isEqualTo("one");
    }

    @Test
    void classThatTheScannerCouldNotLoadIsPartOfTheReason() throws IOException {
        String warned = "[2026-01-01T00:00:00.000+0000] [] [WARNING] [AS-DEPLOYMENT-00012] [some.Logger] [levelValue: 900] [[\n"
                + "  Cannot load org.example.Started\n]]\n";
        ServerLog log = log("It contains no EJB");
        Files.writeString(log.file(), warned + log.text());

        assertThat(log.reason()).isEqualTo("Cannot load org.example.Started\nIt contains no EJB");
    }

    private ServerLog log(String... messages) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String message : messages) {
            text.append(SEVERE.formatted(message));
        }
        return new ServerLog(Files.writeString(directory.resolve("server.log"), text));
    }
}
