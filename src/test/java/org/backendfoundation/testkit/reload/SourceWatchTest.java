package org.backendfoundation.testkit.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SourceWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void filesThatAreSavedTogetherAreToldTogether() throws IOException, InterruptedException {
        SourceWatch watch = new SourceWatch(directory);

        Path one = Files.writeString(directory.resolve("one.html"), "1");
        Path two = Files.writeString(directory.resolve("two.html"), "2");

        assertThat(watch.await(PATIENCE)).containsExactly(one, two);
    }

    @Test
    void fileInANewDirectoryIsTold() throws IOException, InterruptedException {
        SourceWatch watch = new SourceWatch(directory);

        Path file = Files.writeString(Files.createDirectories(directory.resolve("a/b")).resolve("new.html"), "1");

        assertThat(watch.await(PATIENCE)).contains(file);
    }

    @Test
    void deletedFileIsTold() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("old.html"), "1");
        SourceWatch watch = new SourceWatch(directory);

        Files.delete(file);

        assertThat(watch.await(PATIENCE)).containsExactly(file);
    }

    @Test
    void filesOfEditorsAreLeftOut() throws IOException, InterruptedException {
        SourceWatch watch = new SourceWatch(directory);

        Files.writeString(directory.resolve(".page.html.swp"), "1");
        Files.writeString(directory.resolve("page.html~"), "1");
        Path file = Files.writeString(directory.resolve("page.html"), "1");

        assertThat(watch.await(PATIENCE)).containsExactly(file);
    }

    @Test
    void changeIsSeenBeforeItIsToldAndToldAllTheSame() throws IOException, InterruptedException {
        SourceWatch watch = new SourceWatch(directory);
        assertThat(watch.hasChange()).isFalse();

        Path file = Files.writeString(directory.resolve("page.html"), "1");
        Deadline.await("the change", PATIENCE, watch::hasChange);

        assertThat(watch.await(PATIENCE)).containsExactly(file);
        assertThat(watch.hasChange()).isFalse();
    }

    @Test
    void nothingIsToldWhereNothingChanges() throws InterruptedException {
        assertThat(new SourceWatch(directory).await(Duration.ofMillis(1))).isEmpty();
    }
}
