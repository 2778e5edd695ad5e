package org.backendfoundation.configuration.setting;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.LogSafe;
import org.backendfoundation.configuration.origin.Origin;
import org.backendfoundation.configuration.postgres.PostgresUrl;
import org.backendfoundation.configuration.rule.DurationText;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * How the values of a type are parsed and shown.
 *
 * @param display shows a parsed value, without secrets
 * @param mask    shows an unreadable text, without secrets
 */
record ValueType<T>(String name, SettingParser<T> parser, Function<T, String> display, UnaryOperator<String> mask) {

    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "0");

    private ValueType(String name, SettingParser<T> parser, Function<T, String> display) {
        this(name, parser, display, LogSafe::quote);
    }

    static ValueType<String> text() {
        return new ValueType<>("text", ValueType::text, Function.identity());
    }

    static <T> ValueType<T> custom(SettingParser<T> parser) {
        return new ValueType<>("text", text -> parser.parse(text.strip()), String::valueOf);
    }

    static ValueType<Integer> integer(int min, int max) {
        String name = "whole number, %s to %s".formatted(min, max);
        return new ValueType<>(name, text -> integer(text.strip(), min, max), String::valueOf);
    }

    static ValueType<Boolean> bool() {
        return new ValueType<>("true or false", text -> bool(text.strip().toLowerCase(Locale.ROOT)), String::valueOf);
    }

    static ValueType<Duration> duration(Duration min, Duration max) {
        String name = "duration, %s to %s".formatted(DurationText.format(min), DurationText.format(max));
        return new ValueType<>(name, text -> duration(text.strip(), min, max), DurationText::format);
    }

    static <E extends Enum<E>> ValueType<E> oneOf(Class<E> constants) {
        String names = Stream.of(constants.getEnumConstants()).map(Enum::toString).collect(joining(", "));
        return new ValueType<>("one of " + names, text -> oneOf(text.strip(), constants, names), Enum::toString);
    }

    static ValueType<List<Origin>> origins() {
        return new ValueType<>("origins, separated by commas", Origin::list,
                origins -> origins.stream().map(Origin::toString).collect(joining(",")));
    }

    static ValueType<PostgresUrl> postgresUrl() {
        return new ValueType<>("PostgreSQL URL", text -> PostgresUrl.parse(text.strip()), PostgresUrl::masked, PostgresUrl::maskUnreadable);
    }

    private static String text(String text) {
        if (!text.equals(text.strip())) {
            throw new SettingRuleException("white_space_at_an_end",
                    "The value begins or ends with white space, such as the line break at the end of a file.",
                    "Remove it; in database_url, a space that belongs to the user or password is %20.");
        }
        return text;
    }

    private static int integer(String text, int min, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notAWholeNumber(min, max);
        }
        throw new SettingRuleException("range", "The number is not from %s to %s.".formatted(min, max),
                "Give a whole number from %s to %s.".formatted(min, max));
    }

    private static SettingRuleException notAWholeNumber(int min, int max) {
        return new SettingRuleException("whole_number", "This is not a whole number.", "Give one from %s to %s.".formatted(min, max));
    }

    private static boolean bool(String text) {
        if (!TRUE.contains(text) && !FALSE.contains(text)) {
            throw new SettingRuleException("true_or_false", "This is neither true nor false.", "Write true or false.");
        }
        return TRUE.contains(text);
    }

    private static Duration duration(String text, Duration min, Duration max) {
        Duration duration = DurationText.parse(text);
        if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            throw new SettingRuleException("range",
                    "The duration is not from %s to %s.".formatted(DurationText.format(min), DurationText.format(max)),
                    "Give one in that range.");
        }
        return duration;
    }

    private static <E extends Enum<E>> E oneOf(String text, Class<E> constants, String names) {
        return Stream.of(constants.getEnumConstants()).filter(constant -> constant.toString().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new SettingRuleException("one_of", "This is none of " + names + ".", "Choose one of them."));
    }
}
