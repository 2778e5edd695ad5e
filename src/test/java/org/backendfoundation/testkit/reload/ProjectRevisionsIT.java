package org.backendfoundation.testkit.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.backendfoundation.migration.MigrationDatabase;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class ProjectRevisionsIT {

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    private static final String BOOK = "db/revision/aaaaaaaaaaaa_book.sql";
    private static final String LOAN = "db/revision/bbbbbbbbbbbb_loan.sql";
    private static final String TABLES = "SELECT relname FROM pg_class WHERE relname IN ('book', 'loan', 'book_title') ORDER BY 1";

    @TempDir
    Path directory;

    private Path resources;
    private Fresh database;
    private ProjectRevisions revisions;

    @BeforeEach
    void newProject() throws Exception {
        resources = directory.resolve("resources");
        database = databases.fresh();
        revisions = revisions(false);
    }

    private ProjectRevisions revisions(boolean isUndoing) {
        return new ProjectRevisions(resources, directory.resolve("kept"), database.dataSource(), isUndoing);
    }

    @Test
    void editedRevisionIsRolledBackByTheTextThatWasApplied() throws Exception {
        list(BOOK, LOAN);
        write(BOOK, "CREATE TABLE book (title text);", "DROP TABLE book;");
        write(LOAN, "CREATE TABLE loan (day date);", "DROP TABLE loan;");
        deploy();
        assertThat(revisions.isDue()).isFalse();

        write(LOAN, "CREATE INDEX book_title ON book (title);", "DROP INDEX book_title;");
        assertThat(revisions.refusals()).isEmpty();
        assertThat(revisions.isDue()).isTrue();
        assertThat(revisions.undo()).startsWith(LOAN + ": rolled back by the text that was applied;");
        assertThat(database.query(TABLES)).containsExactly("book");

        deploy();
        assertThat(database.query(TABLES)).containsExactly("book", "book_title");
        assertThat(revisions.isDue()).isFalse();
    }

    @Test
    void severalOfTheNewestAreRolledBackTogether() throws Exception {
        twoTables();

        write(BOOK, "CREATE TABLE book (title text, pages int);", "DROP TABLE book;");
        write(LOAN, "CREATE TABLE loan (book int);", "DROP TABLE loan;");
        revisions.undo();

        assertThat(database.query(TABLES)).isEmpty();
    }

    @Test
    void editedRevisionBelowAnotherStaysAndTheWayOutIsTold() throws Exception {
        twoTables();

        write(BOOK, "CREATE TABLE book (title text, pages int);", "DROP TABLE book;");

        assertThat(revisions.isDue()).isFalse();
        assertThat(revisions.refusals()).singleElement().asString()
                .startsWith(BOOK + " was edited since it was applied, and cannot be rolled back: " + LOAN + " was applied after it. ")
                .contains("Put its former text back", "mvn -Prevision", "mvn -Pdev -Dfresh");
    }

    @Test
    void irreversibleRevisionStays() throws Exception {
        write("db/changelog.xml", "<databaseChangeLog><include file=\"db/foundation.xml\"/><include file=\"" + BOOK
                + "\" labels=\"irreversible\"/></databaseChangeLog>");
        write(BOOK, "CREATE TABLE book (title text);", "DROP TABLE book;");
        deploy();

        write(BOOK, "CREATE TABLE book (title text, pages int);", "DROP TABLE book;");

        assertThat(revisions.refusals()).singleElement().asString().contains("cannot be rolled back: it is irreversible.");
    }

    @Test
    void revisionWhoseTextWasNotKeptStays() throws Exception {
        list(BOOK);
        write(BOOK, "CREATE TABLE book (title text);", "DROP TABLE book;");
        apply();

        write(BOOK, "CREATE TABLE book (title text, pages int);", "DROP TABLE book;");

        assertThat(revisions.refusals()).singleElement().asString().contains("cannot be rolled back: its former text was not kept.");
    }

    @Test
    void rollbackThatFailsChangesNothingAndTellsWhy() throws Exception {
        list(BOOK);
        write(BOOK, "CREATE TABLE book (title text);", "DROP TABLE boook;");
        deploy();
        write(BOOK, "CREATE TABLE book (title text);", "DROP TABLE book;");

        assertThatThrownBy(revisions::undo).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be rolled back: aaaaaaaaaaaa_book: ERROR: table \"boook\" does not exist")
                .hasMessageContaining("mvn -Pdev -Dfresh");
        assertThat(database.query(TABLES)).containsExactly("book");
    }

    @Test
    void deletedRevisionIsRolledBackIfTheDeveloperSaysSo() throws Exception {
        twoTables();

        list(LOAN);
        Files.delete(resources.resolve(BOOK));
        assertThat(revisions.isDue()).isFalse();
        assertThat(revisions.refusals()).singleElement().asString().startsWith("The database has " + BOOK)
                .contains("mvn -Pdev -Dundo", "mvn -Pdev -Dfresh");

        ProjectRevisions undoing = revisions(true);
        assertThat(undoing.refusals()).isEmpty();
        undoing.undo();
        assertThat(database.query(TABLES)).containsExactly("loan");
        deploy();
    }

    @Test
    void unfinishedRevisionWaitsAndNothingElseIsToldOfIt() throws Exception {
        list(BOOK);
        write(BOOK, "--liquibase formatted sql\n\n--changeset shop:aaaaaaaaaaaa\n\n--rollback\n");

        assertThat(revisions.refusals()).containsExactly(BOOK + " has no statement yet; served once it has.");
    }

    @Test
    void nothingIsRolledBackInSomebodyElsesDatabase() throws Exception {
        list(BOOK);
        write(BOOK, "CREATE TABLE book (title text);", "DROP TABLE book;");
        deploy();
        write(BOOK, "CREATE TABLE book (title text, pages int);", "DROP TABLE book;");

        assertThat(new ProjectRevisions(resources, directory.resolve("kept"), null, true).isDue()).isFalse();
    }

    private void twoTables() throws Exception {
        list(BOOK, LOAN);
        write(BOOK, "CREATE TABLE book (title text);", "DROP TABLE book;");
        write(LOAN, "CREATE TABLE loan (day date);", "DROP TABLE loan;");
        deploy();
    }

    private void list(String... files) {
        StringBuilder list = new StringBuilder("<databaseChangeLog><include file=\"db/foundation.xml\"/>");
        for (String file : files) {
            list.append("<include file=\"").append(file).append("\"/>");
        }
        write("db/changelog.xml", list + "</databaseChangeLog>");
    }

    private void write(String file, String statement, String rollback) {
        write(file, "--liquibase formatted sql\n\n--changeset shop:%s\n%s\n--rollback %s\n".formatted(file.substring(12, 24), statement,
                rollback));
    }

    private void write(String file, String text) {
        try {
            Files.createDirectories(resources.resolve(file).getParent());
            Files.writeString(resources.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deploy() throws SQLException {
        revisions.keep();
        apply();
    }

    private void apply() throws SQLException {
        MigrationDatabase.migrationOf(database.dataSource(), new Saved())
                .apply(MigrationDatabase.order("system"), MigrationDatabase.LIMITS, holder -> {});
    }

    /** The project's files before those of the foundation. */
    private final class Saved extends ClassLoader {

        Saved() {
            super(ProjectRevisionsIT.class.getClassLoader());
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            Path file = resources.resolve(name);
            try {
                return Files.isRegularFile(file) ? Files.newInputStream(file) : super.getResourceAsStream(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
