package org.backendfoundation.testkit.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.backendfoundation.migration.build.CheckIndexes;
import org.backendfoundation.migration.revision.CheckRevisions;
import org.backendfoundation.persistence.resource.CheckEntities;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated passes the checks of a project's build. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class GeneratedEntitiesIT {

    private static final String RESERVED = "SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')"
            + " UNION SELECT attname FROM pg_attribute WHERE attrelid = 'pg_class'::regclass AND attnum < 0";

    @TempDir
    Path directory;

    @Test
    void entitiesOfAllKindsAreCompiledServedAndIndexed() throws IOException {
        TeamProject project = TeamProject.in(directory);
        project.generate("Customer: name:string! unique", TeamProject.OF_ALL_KINDS);
        Path classes = compiled();

        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(project.loader(classes));
        try {
            assertThatCode(() -> CheckRevisions.main(new String[] {directory.toString()})).doesNotThrowAnyException();
            assertThatCode(() -> CheckEntities.main(new String[] {classes.toString()})).doesNotThrowAnyException();
            assertThatCode(() -> CheckIndexes.main(new String[] {classes.toString()})).doesNotThrowAnyException();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Tests are compiled, too. */
    private Path compiled() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        try (Stream<Path> files = Files.walk(directory.resolve("src"))) {
            String[] sources = files.map(Path::toString).filter(file -> file.endsWith(".java")).toArray(String[]::new);
            String[] options = {"-proc:none", "-Xlint:all,-serial,-classfile,-path", "-Werror", "-d", classes.toString(), "-cp",
                System.getProperty("java.class.path")};
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null,
                    Stream.concat(Stream.of(options), Stream.of(sources)).toArray(String[]::new))).isZero();
        }
        return classes;
    }

    @Test
    void wordsThatPostgresReservesAreReserved() throws IOException, SQLException {
        Set<String> words = new TreeSet<>();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(RESERVED)) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }

        assertThat(new TreeSet<>(ReservedWords.SQL)).isEqualTo(words);
    }
}
