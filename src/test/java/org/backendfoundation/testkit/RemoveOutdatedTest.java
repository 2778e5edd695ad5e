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
    void make() throws IOException {
        directory = Files.createDirectories(project.resolve("target"));
        Files.writeString(directory.resolve("foundation-1.war"), "one");
        Files.writeString(directory.resolve("foundation-2.war"), "two");
        build("foundation-1.war");
        made = Files.createDirectories(directory.resolve("billing/WEB-INF")).resolve("web.xml");
        Files.writeString(made, "");
        served = Files.writeString(Files.createDirectories(directory.resolve("dev/billing")).resolve("web.xml"), "");
        Files.createDirectories(directory.resolve("dev/postgresql"));
    }

    private void build(String foundation) throws IOException {
        RemoveOutdated.main(new String[] {directory.resolve(foundation).toString(), directory.toString(), "billing",
            directory.resolve("billing").toString()});
    }

    /** The other directory serves while {@code mvn -Pdev} runs. */
    @Test
    void librariesThatThisBuildLaysOutAgainGo() throws IOException {
        Path packed = Files.writeString(Files.createDirectories(directory.resolve("billing/WEB-INF/lib")).resolve("old-1.jar"), "");
        Path loaded = Files.writeString(Files.createDirectories(directory.resolve("dev/billing/WEB-INF/lib")).resolve("old-1.jar"), "");

        build("foundation-1.war");

        assertThat(packed).doesNotExist();
        assertThat(loaded).exists();
    }

    @Test
    void sameFoundationKeepsWhatWasMade() throws IOException {
        build("foundation-1.war");

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

        build("foundation-1.war");

        assertThat(List.of(kept, ofFoundation)).allMatch(Files::exists);
        assertThat(List.of(deleted, packed)).noneMatch(Files::exists);
    }

    private static Path revision(Path resources, String name) throws IOException {
        return Files.writeString(Files.createDirectories(resources.resolve("db/revision")).resolve(name), "");
    }

    @Test
    void anotherFoundationRemovesWhatWasMadeAndLeavesData() throws IOException {
        build("foundation-2.war");

        assertThat(made).doesNotExist();
        assertThat(served).doesNotExist();
        assertThat(directory.resolve("dev/postgresql")).exists();
    }
}
