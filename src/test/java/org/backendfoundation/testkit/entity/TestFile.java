package org.backendfoundation.testkit.entity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The integration test: what the generated files promise together. */
final class TestFile {

    private static final String KIT = "org.backendfoundation.testkit.";

    private final NewEntity entity;
    private final SampleBody body;
    private final String variable;

    private TestFile(NewEntity entity) {
        this.entity = entity;
        this.body = new SampleBody(entity);
        this.variable = Names.small(entity.name());
    }

    static String text(NewEntity entity) {
        return new TestFile(entity).text();
    }

    private String text() {
        return """
                package %s;

                import static org.assertj.core.api.Assertions.assertThat;

                %s
                /** %s over REST. */
                @FoundationTest(clean = FoundationTest.Clean.BEFORE_EACH)
                class %sIT {
                %s%s%s%s%s%s%s}
                """.formatted(entity.packageName(), JavaText.imports(entity.packageName(), imports()),
                Names.capital(Names.pluralSentence(entity.name())), entity.name(), counter(), creation(), kept(), needs(),
                entity.definition().unique().filter(this::isSent).map(this::unique).collect(Collectors.joining()),
                entity.testedReferences().map(this::shown).collect(Collectors.joining()), stranger());
    }

    private Set<String> imports() {
        Set<String> imports = new TreeSet<>(body.imports());
        imports.addAll(List.of("jakarta.json.JsonObject", "org.backendfoundation.role.Roles", KIT + "Api", KIT + "Api.Answer", KIT + "As",
                KIT + "FoundationTest", KIT + "RunningApplication", "org.junit.jupiter.api.Test"));
        if (body.needsCounter()) {
            imports.add("java.util.concurrent.atomic.AtomicInteger");
        }
        return imports;
    }

    private boolean isSent(Attribute attribute) {
        return !attribute.isReference() || entity.testedReferences().anyMatch(attribute::equals);
    }

    private String counter() {
        return body.needsCounter() ? """

                    /** Numbers the rows, so that what is unique differs. */
                    private static final AtomicInteger ROWS = new AtomicInteger();
                """ : "";
    }

    private String creation() {
        String argument = body.needsApi() ? "api" : "";
        return """

                    /** A row, also for the tests of what refers to it. */
                    static JsonObject create(Api api) {
                        Answer created = api.post("%s", body(%s));
                        assertThat(created.status()).as(created.body()).isEqualTo(201);
                        return created.json();
                    }

                    private static String body(%s) {
                        return %s;
                    }
                """.formatted(entity.path(), argument, body.needsApi() ? "Api api" : "", body.expression());
    }

    private String kept() {
        return """

                    @Test
                    void %sIsKeptAndInTheTrail(RunningApplication application, @As(Roles.CLIENT) Api api) {
                        JsonObject created = create(api);

                        String id = created.getString("id");
                        assertThat(api.get("%s/" + id).json()).isEqualTo(created);
                        assertThat(api.get("%s").json().getJsonArray("items")).containsExactly(created);
                        assertThat(application.auditEntries(id)).hasSize(1);
                    }
                """.formatted(variable, entity.path(), entity.path());
    }

    private String needs() {
        List<Attribute> required = entity.definition().attributes().stream().filter(Attribute::isRequired).toList();
        if (required.isEmpty()) {
            return "";
        }
        String one = Names.pascalCase(required.get(0).name());
        String violations = required.stream().map(TestFile::violation).map(JavaText::quoted).collect(Collectors.joining(", "));
        return """

                    @Test
                    void %sNeeds%s(@As(Roles.CLIENT) Api api) {
                        Answer refused = api.post("%s", "{}");

                        assertThat(refused.status()).isEqualTo(400);
                %s);
                    }
                """.formatted(variable, required.size() == 1 ? one : "WhatIsRequired", entity.path(),
                JavaText.wrapped("        assertThat(refused.violations()).containsExactlyInAnyOrder(" + violations, " ".repeat(16)));
    }

    private static String violation(Attribute attribute) {
        return "/" + attribute.column() + (attribute.kind().isText() ? " not_blank" : " not_null");
    }

    private String unique(Attribute attribute) {
        return """

                    @Test
                    void %sIsUnique(@As(Roles.CLIENT) Api api) {
                        JsonObject first = create(api);
                        String second = create(api).getString("id");

                %s

                        assertThat(refused.status()).isEqualTo(409);
                        assertThat(refused.violations()).singleElement().asString().startsWith("/%s ");
                    }
                """.formatted(attribute.javaName(), patch(attribute), attribute.column());
    }

    private String shown(Attribute reference) {
        return """

                    @Test
                    void %sShowsIts%s(@As(Roles.CLIENT) Api api) {
                        String id = create(api).getString("id");

                        JsonObject shown = api.get("%s/" + id + "?expand=%s").json();

                %s
                    }
                """.formatted(variable, Names.pascalCase(reference.name()), entity.path(), reference.name(),
                same(reference));
    }

    private static String same(Attribute reference) {
        return JavaText.joined("        assertThat(shown.getJsonObject(\"%s\").getString(\"id\"))".formatted(reference.name()), "",
                ".isEqualTo(shown.getString(\"%s\"));".formatted(reference.column()));
    }

    private String patch(Attribute attribute) {
        return JavaText.joined("        Answer refused = api.patch(\"%s/\" + second,".formatted(entity.path()), " ",
                "\"{\\\"%s\\\": %%s}\".formatted(first.get(\"%s\")));".formatted(attribute.column(), attribute.column()));
    }

    private String stranger() {
        return """

                    @Test
                    void strangerIsRefused(Api anonymous) {
                        assertThat(anonymous.get("%s").status()).isEqualTo(401);
                    }
                """.formatted(entity.path());
    }
}
