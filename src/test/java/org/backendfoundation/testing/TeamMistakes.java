package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;

/**
 * What a developer saves by mistake, or half finished, while {@code mvn -Pdev} runs: what the terminal says of it, and that it goes on.
 *
 * @param project   its directory
 * @param terminal  what {@code mvn -Pdev} prints
 * @param developer the caller whose key it printed
 */
record TeamMistakes(Path project, Path terminal, Api developer) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CUSTOMER = "src/main/java/org/example/billing/Customer.java";
    private static final String GREETING = "src/main/java/org/example/billing/GreetingResource.java";
    private static final String LIST = "src/main/resources/db/changelog.xml";
    private static final String NAME = "db/revision/0ddba11ad0be_remark.sql";
    private static final String REVISION = "src/main/resources/" + NAME;
    private static final String TEXT = "--liquibase formatted sql\n\n--changeset billing:0ddba11ad0be\n%s\n--rollback %s\n";

    void assertTold() {
        assertGetterThatThrowsIsTold();
        assertFailedDeploymentIsTold();
        assertRevisionIsWritten();
        assertCommandIsTold();
        assertDeletedRevisionIsTold();
    }

    private void assertGetterThatThrowsIsTold() {
        String customer = read(CUSTOMER);

        write(CUSTOMER, customer.replace("return name;", "return name.strip();"));
        awaitWords("Customer: name: Its getter throws on an empty entity: java.lang.NullPointerException");

        write(CUSTOMER, customer);
        awaitServed();
    }

    /** No rule of ours: the container itself refuses it. */
    private void assertFailedDeploymentIsTold() {
        String greeting = read(GREETING);

        write(GREETING, greeting.replace("    @jakarta.ws.rs.GET",
                "    @jakarta.inject.Inject\n    java.util.concurrent.Callable<String> nobody;\n\n    @jakarta.ws.rs.GET"));
        awaitWords("Unsatisfied dependencies for type Callable<String>");

        write(GREETING, greeting);
        awaitServed();
    }

    private void assertRevisionIsWritten() {
        write(REVISION, TEXT.formatted("", ""));
        write(LIST, read(LIST).replace("</databaseChangeLog>", "  <include file=\"" + NAME + "\"/>\n</databaseChangeLog>"));
        awaitWords(NAME + " has no statement yet; served once it has.\nThe version before goes on serving.");
        assertThat(developer.get("customers").status()).isEqualTo(200);

        write(REVISION, TEXT.formatted("CREATE TABLE remark (words text);", "DROP TABLE remark;"));
        awaitState("APPLIED");
        write(REVISION, TEXT.formatted("CREATE TABLE remark (words text, day date);", "DROP TABLE remark;"));
        awaitWords(NAME + ": rolled back by the text that was applied");
        awaitState("APPLIED");
        awaitServed();
    }

    private void assertCommandIsTold() {
        Api administrator = developer.as(SharedApi.KEY);

        assertThat(administrator.post("migrations/downgrade", "{\"to\": \"-1\", \"reason\": \"a test\"}").status()).isEqualTo(200);
        awaitWords("Not ready: SCHEMA_HELD");

        assertThat(administrator.post("migrations/upgrade", "{\"to\": \"head\", \"reason\": \"a test\"}").status()).isEqualTo(200);
        awaitWords("It is served again.");
    }

    private void assertDeletedRevisionIsTold() {
        String list = read(LIST);
        String text = read(REVISION);

        write(LIST, list.replaceFirst(" *<include file=\"" + NAME + "\"/>\n", ""));
        delete(REVISION);
        awaitWords("The database has " + NAME + ", which this project no longer has.");
        assertThat(developer.get("customers").status()).isEqualTo(200);

        int served = count("served after");
        write(REVISION, text);
        write(LIST, list);
        awaitWords("served after", 1 + served);
    }

    private void awaitState(String state) {
        Deadline.await("the revision that is " + state, PATIENCE, () -> answer("migrations/0ddba11ad0be")
                .filter(answer -> answer.status() == 200 && answer.json().getString("state").equals(state)).isPresent());
    }

    private void awaitServed() {
        Deadline.await("what was mended", PATIENCE, () -> answer("customers").filter(answer -> answer.status() == 200).isPresent());
    }

    /** None while a new server starts. */
    private Optional<Answer> answer(String path) {
        try {
            return Optional.of(developer.get(path));
        } catch (IllegalStateException starting) {
            return Optional.empty();
        }
    }

    private void awaitWords(String words) {
        awaitWords(words, 1);
    }

    private void awaitWords(String words, int times) {
        Deadline.await("\"" + words + "\" in " + terminal, PATIENCE, () -> count(words) >= times);
    }

    private int count(String words) {
        return text(terminal).split(Pattern.quote(words), -1).length - 1;
    }

    private String read(String file) {
        return text(project.resolve(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(project.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(String file) {
        try {
            Files.delete(project.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
