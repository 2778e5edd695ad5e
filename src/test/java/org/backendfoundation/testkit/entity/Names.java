package org.backendfoundation.testkit.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One name in the spellings of Java, SQL, paths and sentences. */
final class Names {

    private static final Map<String, String> IRREGULAR = Map.of("person", "people", "child", "children");

    private Names() {
    }

    /** {@code OrderLine} for {@code order_line}. */
    static String pascalCase(String snakeCase) {
        return Arrays.stream(snakeCase.split("_")).map(Names::capital).collect(Collectors.joining());
    }

    /** {@code dueOn} for {@code due_on}. */
    static String camelCase(String snakeCase) {
        return small(pascalCase(snakeCase));
    }

    /** {@code order_line} for {@code OrderLine}. */
    static String snakeCase(String pascalCase) {
        return String.join("_", words(pascalCase));
    }

    /** {@code order-lines} for {@code OrderLine}. */
    static String path(String pascalCase) {
        return String.join("-", pluralWords(pascalCase));
    }

    /** {@code an order line}. */
    static String withArticle(String pascalCase) {
        String words = String.join(" ", words(pascalCase));
        return ("aeiou".indexOf(words.charAt(0)) < 0 ? "a " : "an ") + words;
    }

    /** {@code order line}. */
    static String sentence(String pascalCase) {
        return String.join(" ", words(pascalCase));
    }

    /** {@code order lines}. */
    static String pluralSentence(String pascalCase) {
        return String.join(" ", pluralWords(pascalCase));
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String small(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static List<String> words(String pascalCase) {
        return Arrays.stream(pascalCase.split("(?<!^)(?=[A-Z])")).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    private static List<String> pluralWords(String pascalCase) {
        List<String> words = new ArrayList<>(words(pascalCase));
        words.set(words.size() - 1, plural(words.get(words.size() - 1)));
        return words;
    }

    private static String plural(String word) {
        if (IRREGULAR.containsKey(word)) {
            return IRREGULAR.get(word);
        }
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word + (word.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
    }
}
