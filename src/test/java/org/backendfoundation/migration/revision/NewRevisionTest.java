package org.backendfoundation.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewRevisionTest {

    private static final String LIST = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<databaseChangeLog>\n%s</databaseChangeLog>\n";

    @TempDir
    Path resources;

    @Test
    void fileIsNamedByAlembicsRuleAndListedLast() throws IOException {
        list("changelog.xml", "  <include file=\"db/foundation.xml\"/>\n");

        Path first = new NewRevision(resources, "orders").create("Add account");
        Path second = new NewRevision(resources, "orders").create("Add owner");

        assertThat(first.getFileName().toString()).matches("[0-9a-f]{12}_add_account\\.sql");
        assertThat(Files.readString(first)).contains("--changeset orders:" + first.getFileName().toString().substring(0, 12))
                .contains("Add account");
        assertThat(Files.readString(resources.resolve(ChangeLog.ROOT))).isEqualTo(LIST.formatted("  <include file=\"db/foundation.xml\"/>\n"
                + "  <include file=\"db/revision/" + first.getFileName() + "\"/>\n  <include file=\"db/revision/" + second.getFileName()
                + "\"/>\n"));
    }

    @Test
    void itIsRefusedUntilItSaysWhatItDoesAndWhatTakesItBackAndThenRead() throws IOException {
        list("changelog.xml", "");
        Path made = new NewRevision(resources, "orders").create("Add account");
        assertThat(read().findings()).hasSize(2).anyMatch(finding -> finding.contains("has no statement"))
                .anyMatch(finding -> finding.contains("has no rollback"));

        Files.writeString(made,
                Files.readString(made).replace("--rollback", "CREATE TABLE account (id int);\n--rollback DROP TABLE account;"));

        assertThat(read().findings()).isEmpty();
        assertThat(read().head()).get().extracting(Revision::slug).isEqualTo("add_account");
    }

    @Test
    void statementsAndRollbackThatAreGivenMakeItComplete() throws IOException {
        list("changelog.xml", "");

        Path made = new NewRevision(resources, "orders").create("Add account", "CREATE TABLE account (id int);\n", "DROP TABLE account;");

        assertThat(Files.readString(made))
                .endsWith("--comment: Add account\nCREATE TABLE account (id int);\n\n--rollback DROP TABLE account;\n");
        assertThat(read().findings()).isEmpty();
    }

    @Test
    void listIsCheckedBeforeAnythingIsMade() throws IOException {
        assertThatThrownBy(() -> new NewRevision(resources, "orders").check()).hasMessageContaining("changelog.xml");

        list("changelog.xml", "");
        new NewRevision(resources, "orders").check();

        assertThat(Files.readString(resources.resolve(ChangeLog.ROOT))).isEqualTo(LIST.formatted(""));
    }

    @Test
    void listThatEndsTheChangeLogIsTheOne() throws IOException {
        list("changelog.xml", "  <include file=\"db/inner.xml\"/>\r\n");
        list("inner.xml", "");

        new NewRevision(resources, "orders").create("Add account");

        assertThat(Files.readString(resources.resolve("db/inner.xml"))).contains("_add_account.sql\"/>\n</databaseChangeLog>");
        assertThat(Files.readString(resources.resolve(ChangeLog.ROOT))).doesNotContain("add_account");
    }

    @Test
    void listThatIsIncludedInAnotherHandCounts() throws IOException {
        list("changelog.xml", "    <include labels='expand' file='db/inner.xml'/>\n    <!-- <include file=\"db/old.xml\"/> -->\n");
        list("inner.xml", "\t<include file=\"db/revision/aaaaaaaaaaaa_first.sql\"/>\n");
        list("old.xml", "");

        new NewRevision(resources, "orders").create("Add account");

        assertThat(Files.readString(resources.resolve("db/inner.xml")))
                .containsPattern("\n\t<include file=\"[^\"]+_add_account.sql\"/>\n</databaseChangeLog>");
    }

    /** Else the first word of the line would be Liquibase's. */
    @Test
    void messageIsACommentWhateverItSays() throws IOException {
        list("changelog.xml", "");

        Path made = new NewRevision(resources, "orders").create("rollback DROP TABLE account\n--changeset x:y");

        assertThat(Files.readAllLines(made)).contains("--comment: rollback DROP TABLE account --changeset x:y");
        assertThat(read().findings()).hasSize(2);
    }

    @Test
    void lineEndsStayAsTheyAre() throws IOException {
        list("changelog.xml", "\r\n");

        new NewRevision(resources, "orders").create("Add account");

        assertThat(Files.readString(resources.resolve(ChangeLog.ROOT))).contains("_add_account.sql\"/>\r\n</databaseChangeLog>");
    }

    @Test
    void messageWithoutAWordIsRefusedAndNothingMade() throws IOException {
        list("changelog.xml", "");

        assertThatThrownBy(() -> new NewRevision(resources, "orders").create("…")).hasMessageContaining("-Dmessage");
        assertThat(resources.resolve("db/revision")).doesNotExist();
    }

    @Test
    void projectWithoutAChangeLogIsRefused() {
        assertThatThrownBy(() -> new NewRevision(resources, "orders").create("Add account")).hasMessageContaining("changelog.xml");
        assertThat(resources.resolve("db/revision")).doesNotExist();
    }

    @Test
    void listWithoutAnEndIsRefusedAndNothingMade() throws IOException {
        Files.writeString(Files.createDirectories(resources.resolve("db")).resolve("changelog.xml"), "<databaseChangeLog/>");

        assertThatThrownBy(() -> new NewRevision(resources, "orders").create("Add account")).hasMessageContaining("</databaseChangeLog>");
        assertThat(resources.resolve("db/revision")).doesNotExist();
    }

    @Test
    void commandMakesItInTheProjectAndSaysWhere() throws Exception {
        Files.writeString(Files.createDirectories(resources.resolve("src/main/resources/db")).resolve("changelog.xml"), LIST.formatted(""));

        Command command = command("Add account");

        assertThat(command.status()).as(command.output()).isZero();
        assertThat(command.output()).contains("_add_account.sql");
    }

    @Test
    void commandRefusesInOneLineAndSaysThatTheBuildFailed() throws Exception {
        Path place = Files.createDirectories(resources.resolve("src/main/resources/db")).resolve("changelog.xml");
        assertThat(command("Add account")).isEqualTo(refusal("There is no list of revisions in " + place + " that can be read\n"));

        Files.writeString(place, LIST.formatted(""));
        assertThat(command(" ")).isEqualTo(refusal("Describe the revision in a word or more: -Dmessage=\"Add account\"\n"));

        Files.createFile(place.resolveSibling("revision"));
        assertThat(command("Add account").output()).startsWith("Cannot write " + place.resolveSibling("revision")).hasLineCount(2);
    }

    private static Command refusal(String line) {
        return new Command(1, line + "[ERROR] BUILD FAILURE\n");
    }

    private Command command(String message) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dmessage=" + message,
                "-cp",
                Path.of("target", "classes").toString(), NewRevision.class.getName(), resources.toString(), "orders")
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Command(process.waitFor(), output);
    }

    private record Command(int status, String output) {
    }

    private void list(String name, String includes) throws IOException {
        Files.createDirectories(resources.resolve("db"));
        Files.writeString(resources.resolve("db").resolve(name), LIST.formatted(includes));
    }

    private ChangeLog read() {
        return ChangeLog.read(this::open, List.of());
    }

    private InputStream open(String name) {
        try {
            Path file = resources.resolve(name);
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
