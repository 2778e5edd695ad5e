package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.testing.CpuTime;
import org.backendfoundation.testing.LongTexts;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No regular expression that meets a caller's text takes long, whatever the text. Each expression of the source is in one of the lists
 * below, under its class and its field, or under its class and itself where it stands in a call such as {@code text.matches("…")}.
 */
class ExpressionsTest {

    private static final Duration LONGEST = Duration.ofMillis(8);
    private static final Pattern QUADRATIC = Pattern.compile("\\s*([A-Za-z]+)=");
    private static final Pattern IN_A_CALL = Pattern
            .compile("(\\.matches\\(|\\.split\\(|\\.replaceAll\\(|\\.replaceFirst\\(|regexp = )\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern BY_A_CONSTANT = Pattern.compile("regexp = ([A-Z_]+)");
    private static final Pattern ON_A_MATCHER = Pattern.compile("\\.matcher\\((?:[^()]|\\([^()]*\\))*\\)\\.replace(All|First)\\(\"");
    private static final Pattern COMPILED_ELSEWHERE = Pattern.compile("(?<!static final Pattern [A-Z0-9_]{1,40} = )Pattern\\.compile\\(");
    /** Makes its expressions of the resources' path templates, with nothing in them but {@code [^/]+}. */
    private static final String OF_TEMPLATES = "AcceptedBodies";
    /** {@link String#split} takes these without an expression. */
    private static final Pattern PLAIN_SEPARATOR = Pattern.compile("[^.$|()\\[{^?*+\\\\]|\\\\[^0-9a-zA-Z]");

    /** @param use what the class does with it */
    private record Read(BiConsumer<Pattern, String> use, String... beginnings) {
    }

    private static Read whole(String... beginnings) {
        return new Read((pattern, text) -> pattern.matcher(text).matches(), beginnings);
    }

    private static Read each(String... beginnings) {
        return new Read(ExpressionsTest::matches, beginnings);
    }

    private static long matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    /** Those that meet a caller's text, with what must come first for them to go on. */
    private static final Map<String, Read> CALLERS = new TreeMap<>(Map.ofEntries(
            Map.entry("TraceParent.WELL_FORMED", whole("", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-")),
            Map.entry("JsonScalars.UUID_TEXT", whole("", "01890000-0000-7000-8000-")),
            Map.entry("RequestIds.WELL_FORMED", whole("")),
            Map.entry("CsvText.FORMULA", whole("", "'", "'=")),
            Map.entry("JsonScalar.PLAIN_NUMBER", whole("", "1.", "-", "1.1e")),
            Map.entry("JsonScalars.ASCII", whole("")),
            Map.entry("IdempotentRequest.WELL_FORMED", whole("")),
            Map.entry("EntityTags.PLACE", each("", "\"1\",", "W/\"")),
            Map.entry("EntityTags.THROUGH_A_PROXY", each("", "\"1", "W/\"", "\"1-gzip")),
            Map.entry("AcceptedBodies.MATRIX", each("", "/;", ";a")),
            Map.entry("AcceptedBodies.OUTER_SLASHES", each("", "/", "a/")),
            Map.entry("RequestPath.NEEDLESS", each("", "%4")),
            Map.entry("RequestPath.FOREIGN", each("", "%")),
            Map.entry("RequestPath.CUT_OFF", each("", "%4")),
            Map.entry("ShownSecrets.SECRET", each("", "fk_", "eyJ", "eyJaaaaaaaa.", "eyJaaaaaaaa.bbbbbbbb.")),
            Map.entry("MigrationPlan.RELATIVE", whole("", "+")),
            Map.entry("OriginParser.LABEL", whole("")),
            Map.entry("OriginParser [1-9][0-9]{0,4}", whole("", "1")),
            Map.entry("IpAddress.IPV4", whole("", "1.1.1.")),
            Map.entry("IpAddress.IPV6", whole("", "::")),
            Map.entry("ForwardedElement.IPV4_AND_PORT", whole("", "1.1.1.1:")),
            Map.entry("ForwardedElement.BRACKETED", whole("", "[", "[::1]:")),
            Map.entry("MigrationsResource upgrade|downgrade", whole("", "upgrade")),
            Map.entry("EntryFilter ([\\\\%_])", each(""))));

    /** Those that meet names, files and statements of ours, or the operator's configuration. */
    private static final Set<String> OURS = Set.of("Properties.GETTER", "Properties.SETTER", "IntervalText.PART",
            "AcceptedBodies.PARAMETER",
            "HeaderNames.TOKEN", "SessionCookieSettings.WELL_FORMED",
            "JsonNames.WORD_START", "OpenApiContract [^A-Za-z0-9]+", "JsonFields set\\p{Lu}.*",
            "PublicPath.FORM", "PortablePattern.COUNT", "Properties is\\p{Lu}.*", "AuditedMethods (?<=[a-z0-9])(?=[A-Z])",
            "PortCheck \\d{1,5}",
            "PoolDialect.EXPRESSION",
            "Network \\d{1,3}",
            "JwkSetSource [A-Za-z][A-Za-z0-9+.-]*://.*", "JwkSetSource [\\[\\]]", "RevisionName.FORM", "RevisionName.FINAL_SIGMA",
            "NewRevision.INCLUDE", "NewRevision.COMMENT",
            "NewRevision \\R", "InterruptedIndex.CREATE", "InterruptedIndex.DROP", "SqlPreview.CHANGES_NAMES", "ChangeLog \\s*,\\s*",
            "StepExecutor.CONCURRENTLY", "OtherNode.OF_START", "Stamp.TABLE", "Stamp.INDEX",
            "RevisionFile.ATTRIBUTE", "RevisionFile.NO_ROLLBACK", "RevisionFile \\s+", "RevisionText.HEADER", "RevisionText.CHANGE_SET",
            "RevisionText.ROLLBACK",
            "RevisionText.ROLLBACK_BLOCK", "RevisionText.BLOCK_END", "RevisionText.COMMENT", "RevisionText.FOREIGN",
            "ServerOptions.SETTING", "RoleDeclarations.NAME", "PageSettings.VISIBLE", "TaskDefinition.NAME", "EntityResources (?=[A-Z])",
            "ServerOptions \\\\(.)", "UncapturedBulk.CHANGE", "DeployedServer  +\\(build .*",
            "SupportArchive [^A-Za-z0-9.-]");

    private static final Map<String, Pattern> FOUND = expressions();

    static Stream<String> callers() {
        return CALLERS.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callers")
    void longTextCostsLittle(String name) {
        Pattern pattern = FOUND.get(name);
        Read read = CALLERS.get(name);

        for (String text : Stream.of(read.beginnings()).flatMap(LongTexts::after).toList()) {
            assertThat(CpuTime.of(() -> read.use().accept(pattern, text)))
                    .as("%s of %s…%s", pattern, text.substring(0, 60), text.substring(text.length() - 5)).isLessThan(LONGEST);
        }
    }

    @Test
    void eachExpressionIsListed() {
        Set<String> listed = Stream.concat(CALLERS.keySet().stream(), OURS.stream()).collect(Collectors.toSet());

        assertThat(FOUND.keySet()).as("list a new expression in this test: does it meet a caller's text?")
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void eachExpressionIsAConstant() {
        assertThat(sources()).filteredOn(source -> !type(source).equals(OF_TEMPLATES))
                .allSatisfy(source -> assertThat(COMPILED_ELSEWHERE.matcher(read(source)).find()).as(type(source)).isFalse());
    }

    @Test
    void expensiveExpressionWouldBeFound() {
        String text = LongTexts.after("").filter(long8 -> long8.startsWith("aaaa")).findFirst().orElseThrow();

        assertThat(CpuTime.of(() -> matches(QUADRATIC, text))).isGreaterThan(LONGEST);
    }

    private static Map<String, Pattern> expressions() {
        Map<String, Pattern> found = new TreeMap<>();
        ShippedClasses.ALL.stream().flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Pattern.class)
                        && field.getModifiers().contains(JavaModifier.STATIC))
                .forEach(field -> found.put(field.getOwner().getSimpleName() + "." + field.getName(), (Pattern) value(field.reflect())));
        sources().forEach(source -> addCalls(source, found));
        return found;
    }

    private static void addCalls(Path source, Map<String, Pattern> found) {
        String type = type(source);
        Matcher call = IN_A_CALL.matcher(ON_A_MATCHER.matcher(read(source)).replaceAll(""));
        while (call.find()) {
            String expression = call.group(2).translateEscapes();
            if (!call.group(1).equals(".split(") || !PLAIN_SEPARATOR.matcher(expression).matches()) {
                found.put(type + " " + expression, Pattern.compile(expression));
            }
        }
        Matcher constraint = BY_A_CONSTANT.matcher(read(source));
        while (constraint.find()) {
            found.put(type + "." + constraint.group(1), Pattern.compile(constant(type, constraint.group(1))));
        }
    }

    private static String constant(String type, String name) {
        return ShippedClasses.ALL.stream().filter(shipped -> shipped.getSimpleName().equals(type))
                .map(shipped -> (String) value(shipped.getField(name).reflect())).findFirst().orElseThrow();
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
