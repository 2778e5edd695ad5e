package org.backendfoundation.rest.json;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names as JSON has them, {@code created_at} for {@code createdAt}, and as a JSON Pointer escapes them (RFC 6901, section 3). */
public final class JsonNames {

    private static final Pattern WORD_START = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})");

    private JsonNames() {
    }

    public static String snakeCase(String javaName) {
        return WORD_START.matcher(javaName).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** The other way round, as types are called: {@code CreatedAt} for {@code created_at}. */
    public static String pascalCase(String jsonName) {
        return Stream.of(jsonName.split("_")).filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
    }

    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
