package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdvisoryLockTest {

    private static final Pattern IN_SQL = Pattern.compile("pg_(?:try_)?advisory_xact_lock\\((\\d+)\\)");

    @Test
    void eachLockHasAKeyOfItsOwn() {
        assertThat(Stream.of(AdvisoryLock.values()).map(AdvisoryLock::key)).doesNotHaveDuplicates();
    }

    @Test
    void keysInSqlFilesAreListed() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources", "db"))) {
            List<Long> used = files.filter(file -> file.toString().endsWith(".sql")).flatMap(AdvisoryLockTest::keys).toList();

            assertThat(used).isNotEmpty().isSubsetOf(Stream.of(AdvisoryLock.values()).map(AdvisoryLock::key).toList());
        }
    }

    private static Stream<Long> keys(Path file) {
        try {
            return IN_SQL.matcher(Files.readString(file)).results().map(match -> Long.valueOf(match.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
