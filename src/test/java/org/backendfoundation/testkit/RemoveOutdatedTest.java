package org.backendfoundation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoveOutdatedTest {

    @TempDir
    Path directory;

    private Path made;

    @BeforeEach
    void build() throws IOException {
        Files.writeString(directory.resolve("foundation-1.war"), "one");
        Files.writeString(directory.resolve("foundation-2.war"), "two");
        RemoveOutdated.main(new String[] {directory.resolve("foundation-1.war").toString(), directory.toString(), "billing"});
        made = Files.createDirectories(directory.resolve("billing/WEB-INF")).resolve("web.xml");
        Files.writeString(made, "");
        Files.createDirectories(directory.resolve("dev"));
    }

    @Test
    void sameFoundationKeepsWhatWasMade() throws IOException {
        RemoveOutdated.main(new String[] {directory.resolve("foundation-1.war").toString(), directory.toString(), "billing"});

        assertThat(made).exists();
    }

    @Test
    void anotherFoundationRemovesWhatWasMadeAndLeavesData() throws IOException {
        RemoveOutdated.main(new String[] {directory.resolve("foundation-2.war").toString(), directory.toString(), "billing"});

        assertThat(made).doesNotExist();
        assertThat(directory.resolve("dev")).exists();
    }
}
