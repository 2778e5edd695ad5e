package org.backendfoundation.configuration.rule;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Lengths of time as people write them: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}; also ISO-8601. */
public final class DurationText {

    /** Longest unit first, for {@link #format}. */
    private static final Map<String, Duration> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("d", Duration.ofDays(1));
        UNITS.put("h", Duration.ofHours(1));
        UNITS.put("m", Duration.ofMinutes(1));
        UNITS.put("s", Duration.ofSeconds(1));
        UNITS.put("ms", Duration.ofMillis(1));
    }

    private DurationText() {
    }

    /** @throws SettingRuleException {@code duration} where it is none */
    public static Duration parse(String text) {
        try {
            String lower = text.toLowerCase(Locale.ROOT);
            return lower.startsWith("p") || lower.startsWith("-p") ? Duration.parse(text) : plain(lower);
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw malformed();
        }
    }

    private static Duration plain(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        Duration unit = UNITS.get(text.substring(end).strip());
        if (unit == null) {
            throw malformed();
        }
        return unit.multipliedBy(Long.parseLong(text.substring(0, end)));
    }

    private static SettingRuleException malformed() {
        return new SettingRuleException("duration", "This is not a length of time.",
                "Write a number and a unit (250ms, 30s, 5m, 2h, 7d) or ISO-8601 (PT30S).");
    }

    /** Formats a duration in the longest unit that has no remainder. */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        return UNITS.entrySet().stream()
                .filter(unit -> duration.equals(unit.getValue().multipliedBy(duration.dividedBy(unit.getValue()))))
                .findFirst().map(unit -> duration.dividedBy(unit.getValue()) + unit.getKey())
                .orElseGet(duration::toString);
    }
}
