package org.backendfoundation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoveOutdatedTest {

    @TempDir
    Path project;

    private Path directory;
    private Path made;
    private Path served;

    @BeforeEach
    void build() throws IOException {
        directory = Files.createDirectories(project.resolve("target"));
        Files.writeString(directory.resolve("foundation-1.war"), "one");
        Files.writeString(directory.resolve("foundation-2.war"), "two");
        RemoveOutdated.main(new String[] {directory.resolve("foundation-1.war").toString(), directory.toString(), "billing"});
        made = Files.createDirectories(directory.resolve("billing/WEB-INF")).resolve("web.xml");
        Files.writeString(made, "");
        served = Files.writeString(Files.createDirectories(directory.resolve("dev/billing")).resolve("web.xml"), "");
        Files.createDirectories(directory.resolve("dev/postgresql"));
    }

    @Test
    void sameFoundationKeepsWhatWasMade() throws IOException {
        RemoveOutdated.main(new String[] {directory.resolve("foundation-1.war").toString(), directory.toString(), "billing"});

        assertThat(made).exists();
        assertThat(served).exists();
    }

    @Test
    void copyOfADeletedRevisionGoes() throws IOException {
        Path kept = revision(directory.resolve("classes"), "aaaaaaaaaaaa_book.sql");
        revision(project.resolve("src/main/resources"), "aaaaaaaaaaaa_book.sql");
        Path deleted = revision(directory.resolve("classes"), "bbbbbbbbbbbb_loan.sql");
        Path packed = revision(directory.resolve("billing/WEB-INF/classes"), "bbbbbbbbbbbb_loan.sql");
        Path ofFoundation = revision(directory.resolve("billing/WEB-INF/classes"), "cccccccccccc_actor.sql");

        RemoveOutdated.main(new String[] {directory.resolve("foundation-1.war").toString(), directory.toString(), "billing"});

        assertThat(List.of(kept, ofFoundation)).allMatch(Files::exists);
        assertThat(List.of(deleted, packed)).noneMatch(Files::exists);
    }

    private static Path revision(Path resources, String name) throws IOException {
        return Files.writeString(Files.createDirectories(resources.resolve("db/revision")).resolve(name), "");
    }

    @Test
    void anotherFoundationRemovesWhatWasMadeAndLeavesData() throws IOException {
        RemoveOutdated.main(new String[] {directory.resolve("foundation-2.war").toString(), directory.toString(), "billing"});

        assertThat(made).doesNotExist();
        assertThat(served).doesNotExist();
        assertThat(directory.resolve("dev/postgresql")).exists();
    }
}
