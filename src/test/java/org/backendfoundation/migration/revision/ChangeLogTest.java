package org.backendfoundation.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLogTest {

    private static final String REVISION = "--liquibase formatted sql\n--changeset me:%s\nSELECT 1;\n--rollback SELECT 2;\n";

    private final Map<String, String> files = new HashMap<>();

    @Test
    void whatWeShipBreaksNoRule() {
        ChangeLog shipped = ChangeLog.read(getClass().getClassLoader());

        assertThat(shipped.findings()).isEmpty();
        assertThat(shipped.head()).isPresent();
    }

    @Test
    void whatWeShipIsListed() throws IOException {
        assertThat(CheckRevisions.findings(Path.of("src/main/resources"), getClass().getClassLoader())).isEmpty();
    }

    @Test
    void fileThatNoListNamesIsFound() {
        files.put(ChangeLog.ROOT, list());

        assertThat(ChangeLog.read(this::open, List.of("db/revision/aaaaaaaaaaaa_forgotten.sql")).findings()).singleElement().asString()
                .startsWith("db/revision/aaaaaaaaaaaa_forgotten.sql: is in no list");
    }

    @Test
    void folderIsFoundAndWhatEditorsAndSystemsLeaveIsNot(@TempDir Path resources) throws IOException {
        Path directory = Files.createDirectories(resources.resolve(ChangeLog.DIRECTORY).resolve("older")).getParent();
        for (String left : List.of(".DS_Store", ".gitkeep", "aaaaaaaaaaaa_first.sql~", "README.md")) {
            Files.createFile(directory.resolve(left));
        }

        assertThat(CheckRevisions.findings(resources, getClass().getClassLoader())).singleElement().asString()
                .startsWith("db/revision/older/: is in no list");
    }

    @Test
    void revisionOutOfPlaceIsFound() {
        files.put("db/aaaaaaaaaaaa_first.sql", REVISION.formatted("aaaaaaaaaaaa"));
        files.put(ChangeLog.ROOT, list("db/aaaaaaaaaaaa_first.sql"));

        assertThat(read().findings()).singleElement().asString().contains("out of place").contains("db/revision/");
    }

    @Test
    void conditionIsFound() {
        revision("aaaaaaaaaaaa", "first");
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql"));

        files.compute("db/revision/aaaaaaaaaaaa_first.sql", (name, text) -> text.replace("aaaaaaaaaaaa", "aaaaaaaaaaaa runOnChange:true"));
        assertThat(read().findings()).singleElement().asString().contains("has 'runOnChange'");

        files.put("db/revision/aaaaaaaaaaaa_first.sql", REVISION.formatted("aaaaaaaaaaaa") + "--preconditions onFail:MARK_RAN\n");
        assertThat(read().findings()).singleElement().asString().contains("has 'preconditions'");
    }

    @Test
    void whatRunsOutsideATransactionIsKnown() {
        revision("aaaaaaaaaaaa", "first");
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql"));
        assertThat(read().revisions()).singleElement().matches(Revision::isTransactional);

        files.compute("db/revision/aaaaaaaaaaaa_first.sql",
                (name, text) -> text.replace("aaaaaaaaaaaa", "aaaaaaaaaaaa splitStatements:true runInTransaction:false"));
        assertThat(read().revisions()).singleElement().matches(revision -> !revision.isTransactional());
    }

    @Test
    void labelsAreReadAndOthersFound() {
        revision("aaaaaaaaaaaa", "first");
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql' labels='expand, irreversible"));
        assertThat(read().revisions().get(0).labels()).containsExactlyInAnyOrder(RevisionLabel.EXPAND, RevisionLabel.IRREVERSIBLE);

        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql' labels='expnad"));
        assertThat(read().findings()).singleElement().asString().contains("'expnad', which is unknown");
    }

    @Test
    void irreversibleRevisionNeedsNoRollback() {
        files.put("db/revision/aaaaaaaaaaaa_first.sql", "--liquibase formatted sql\n--changeset me:aaaaaaaaaaaa\nSELECT 1;\n");
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql' labels='irreversible"));

        assertThat(read().findings()).isEmpty();
    }

    @Test
    void orderIsTheListsOrder() {
        revision("bbbbbbbbbbbb", "second");
        revision("aaaaaaaaaaaa", "first");
        files.put("db/inner.xml", list("db/revision/bbbbbbbbbbbb_second.sql"));
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql", "db/inner.xml"));

        assertThat(read().revisions()).extracting(Revision::version).containsExactly("aaaaaaaaaaaa_first", "bbbbbbbbbbbb_second");
        assertThat(read().findings()).isEmpty();
    }

    @Test
    void checksumForgivesOnlyLineEnds() {
        revision("aaaaaaaaaaaa", "first");
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql"));
        String checksum = read().revisions().get(0).checksum();

        files.compute("db/revision/aaaaaaaaaaaa_first.sql", (name, text) -> text.replace("\n", "\r\n"));
        assertThat(read().revisions().get(0).checksum()).isEqualTo(checksum);

        files.compute("db/revision/aaaaaaaaaaaa_first.sql", (name, text) -> text.replace("SELECT 1", "SELECT  1"));
        assertThat(read().revisions().get(0).checksum()).isNotEqualTo(checksum);
    }

    @Test
    void badNameIsFound() {
        files.put("db/revision/Create Table.sql", REVISION.formatted("aaaaaaaaaaaa"));
        files.put(ChangeLog.ROOT, list("db/revision/Create Table.sql"));

        assertThat(read().findings()).singleElement().asString().startsWith("db/revision/Create Table.sql: the name breaks the rule");
    }

    @Test
    void missingRollbackIsFound() {
        files.put("db/revision/aaaaaaaaaaaa_first.sql", "--liquibase formatted sql\n--changeset me:aaaaaaaaaaaa\nSELECT 1;\n");
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql"));

        assertThat(read().findings()).singleElement().asString().contains("has no rollback");
    }

    /** Liquibase would take what follows for a part of the upgrade. */
    @Test
    void rollbackOnTheLineAfterItsWordIsFound() {
        files.put("db/revision/aaaaaaaaaaaa_first.sql",
                "--liquibase formatted sql\n--changeset me:aaaaaaaaaaaa\nSELECT 1;\n--rollback\nSELECT 2;\n");
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql"));

        assertThat(read().findings()).singleElement().asString().contains("has no rollback");
    }

    @Test
    void revisionOfCommentsAloneIsFound() {
        files.put("db/revision/aaaaaaaaaaaa_first.sql",
                REVISION.formatted("aaaaaaaaaaaa").replace("SELECT 1;", "-- SELECT 1;\n/* SELECT\n1; */"));
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql"));

        assertThat(read().findings()).singleElement().asString().contains("has no statement");
    }

    @Test
    void duplicateRevisionIsFound() {
        revision("aaaaaaaaaaaa", "first");
        revision("aaaaaaaaaaaa", "again");
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql", "db/revision/aaaaaaaaaaaa_again.sql"));

        assertThat(read().findings()).singleElement().asString()
                .contains("db/revision/aaaaaaaaaaaa_again.sql").contains("has the revision id of db/revision/aaaaaaaaaaaa_first.sql");
    }

    @Test
    void changeSetOfAnotherNameIsFound() {
        files.put("db/revision/aaaaaaaaaaaa_first.sql", REVISION.formatted("bbbbbbbbbbbb"));
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql"));

        assertThat(read().findings()).singleElement().asString().contains("'bbbbbbbbbbbb' and must be 'aaaaaaaaaaaa'");
    }

    @Test
    void secondChangeSetInAFileIsFound() {
        files.put("db/revision/aaaaaaaaaaaa_first.sql", REVISION.formatted("aaaaaaaaaaaa") + "--changeset me:second\nSELECT 3;\n");
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql"));

        assertThat(read().findings()).singleElement().asString().contains("holds 2 change sets");
    }

    @Test
    void listedAndMissingIsFound() {
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql", "db/nowhere.xml"));

        assertThat(read().findings()).hasSize(2).allSatisfy(finding -> assertThat(finding).contains("does not exist"));
    }

    @Test
    void listedTwiceIsFound() {
        revision("aaaaaaaaaaaa", "first");
        files.put(ChangeLog.ROOT, list("db/revision/aaaaaaaaaaaa_first.sql", "db/revision/aaaaaaaaaaaa_first.sql"));

        assertThat(read().findings()).singleElement().asString().contains("is listed twice");
    }

    @Test
    void changeSetInTheListIsFound() {
        files.put(ChangeLog.ROOT, "<databaseChangeLog><changeSet id='1' author='me'/></databaseChangeLog>");

        assertThat(read().findings()).singleElement().asString().contains("<changeSet> is not allowed here");
    }

    @Test
    void brokenListIsFound() {
        files.put(ChangeLog.ROOT, "<databaseChangeLog><include");

        assertThat(read().findings()).singleElement().asString().contains("not well-formed XML");
    }

    private void revision(String id, String slug) {
        files.put("db/revision/" + id + "_" + slug + ".sql", REVISION.formatted(id));
    }

    private static String list(String... included) {
        return Stream.of(included).map(file -> "<include file='" + file + "'/>")
                .reduce("<databaseChangeLog>", String::concat) + "</databaseChangeLog>";
    }

    private ChangeLog read() {
        return ChangeLog.read(this::open, List.of());
    }

    private InputStream open(String name) {
        return files.containsKey(name) ? new ByteArrayInputStream(files.get(name).getBytes(StandardCharsets.UTF_8)) : null;
    }
}
