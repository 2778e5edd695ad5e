package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.rest.json.JsonNames;
import org.backendfoundation.testing.Document;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;

/** Callers can look up every rule of a violation. */
class ViolationRulesPageTest {

    /** What makes violations, and which of its arguments is the rule. */
    private static final Map<String, Integer> MAKERS = Map.of("new Violation", 1, "Mismatch", 0, "addViolation", 1, "refusal", 1, "broken",
            2, "change.add", 1, " add", 1);
    private static final Pattern CALL = Pattern.compile("(new Violation|Mismatch|addViolation|refusal|broken|change\\.add| add)\\(");
    private static final Pattern RULE = Pattern.compile("\"[a-z_]+\"");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z_]+");

    @Test
    void everyRuleIsListed() throws IOException {
        List<String> rules = Stream.concat(ofSources(), ofConstraints()).distinct().sorted().toList();

        assertThat(rules).contains("read_only", "one_of", "unique", "not_blank", "part", "cycle", "range");
        assertThat(Document.page("rest").firstColumn("| rule |")).containsExactlyElementsOf(rules);
    }

    private static Stream<String> ofConstraints() {
        return Stream.concat(new ClassFileImporter().importPackagesOf(NotNull.class).stream(), ShippedClasses.ALL.stream())
                .filter(type -> type.isAnnotatedWith(Constraint.class)).map(JavaClass::getSimpleName).map(JsonNames::snakeCase);
    }

    private static Stream<String> ofSources() throws IOException {
        List<String> rules = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                CALL.matcher(text).results().forEach(call -> rules.addAll(rule(text, call)));
            }
        }
        return rules.stream();
    }

    /** What is neither a text nor a constant comes from another call. */
    private static List<String> rule(String source, MatchResult call) {
        List<String> arguments = arguments(source.substring(call.end()));
        int index = MAKERS.get(call.group(1));
        String rule = index < arguments.size() ? arguments.get(index) : "";
        String text = CONSTANT.matcher(rule).matches() ? source.replaceFirst("(?s).* " + rule + " = ([^;]+);.*", "$1") : rule;
        return RULE.matcher(text).matches() ? List.of(text.replace("\"", "")) : List.of();
    }

    private static List<String> arguments(String source) {
        List<String> arguments = new ArrayList<>(List.of(""));
        boolean isText = false;
        int depth = 0;
        for (int i = 0; depth >= 0; i++) {
            char next = source.charAt(i);
            isText ^= next == '"' && (i == 0 || source.charAt(i - 1) != '\\');
            depth += isText ? 0 : "([{".indexOf(next) >= 0 ? 1 : ")]}".indexOf(next) >= 0 ? -1 : 0;
            if (!isText && depth == 0 && next == ',') {
                arguments.add("");
            } else if (depth >= 0) {
                arguments.set(arguments.size() - 1, (arguments.get(arguments.size() - 1) + next).stripLeading());
            }
        }
        return arguments;
    }
}
