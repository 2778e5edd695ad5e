package org.backendfoundation.configuration.setting;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.configuration.log.LogSafe;
import org.backendfoundation.configuration.origin.Origin;
import org.backendfoundation.configuration.postgres.PostgresUrl;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * One setting: its key, type, default and meaning. Immutable, so that it can be a constant of its room:
 * <pre>{@code
 * public static final Setting<Duration> QUEUE_DEADLINE = Setting.duration("session_queue_deadline", Duration.ZERO, Duration.ofSeconds(10))
 *         .withDefault(Duration.ofMillis(250)).meaning("How long a request may wait for a connection");
 * }</pre>
 * A setting without a default is optional unless it is {@link #required()}. A blank text counts as not given.
 */
@PublicApi
@NullMarked
public final class Setting<T> {

    private final String key;
    private final ValueType<T> type;
    private final Traits<T> traits;

    private Setting(String key, ValueType<T> type, Traits<T> traits) {
        this.key = Objects.requireNonNull(key);
        this.type = type;
        this.traits = traits;
    }

    private static <T> Setting<T> of(String key, ValueType<T> type) {
        return new Setting<>(key, type, new Traits<>(null, "", "", false, false));
    }

    /** Any text, exactly as given, that neither begins nor ends with white space. */
    public static Setting<String> text(String key) {
        return of(key, ValueType.text());
    }

    /** A whole number from {@code min} to {@code max}, both included. */
    public static Setting<Integer> integer(String key, int min, int max) {
        return of(key, ValueType.integer(min, max));
    }

    /**
     * {@code true}, {@code yes}, {@code on}, {@code 1} or {@code false}, {@code no}, {@code off}, {@code 0}; anything else is a violation.
     */
    public static Setting<Boolean> bool(String key) {
        return of(key, ValueType.bool());
    }

    /** A length of time such as {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}, or in ISO-8601 ({@code PT30S}). */
    public static Setting<Duration> duration(String key, Duration min, Duration max) {
        return of(key, ValueType.duration(min, max));
    }

    /** One of the constants, by their {@code toString()}, upper or lower case. */
    public static <E extends Enum<E>> Setting<E> oneOf(String key, Class<E> constants) {
        return of(key, ValueType.oneOf(constants));
    }

    /** Exact serialized origins, separated by commas. */
    public static Setting<List<Origin>> origins(String key) {
        return of(key, ValueType.origins());
    }

    /** A PostgreSQL URL; its password is masked wherever the value is shown. */
    public static Setting<PostgresUrl> postgresUrl(String key) {
        return of(key, ValueType.postgresUrl());
    }

    /** A setting of the room's own type; its {@code toString()} is shown. */
    public static <T> Setting<T> custom(String key, SettingParser<T> parser) {
        return of(key, ValueType.custom(parser));
    }

    public Setting<T> withDefault(T value) {
        return with(new Traits<>(() -> value, type.display().apply(value), traits.meaning, traits.secret, traits.required));
    }

    /** A default that depends on the machine; {@code description} stands for it in documents. */
    public Setting<T> withDefault(Supplier<T> value, String description) {
        return with(new Traits<>(value, description, traits.meaning, traits.secret, traits.required));
    }

    public Setting<T> meaning(String sentence) {
        return with(new Traits<>(traits.defaultValue, traits.defaultText, sentence, traits.secret, traits.required));
    }

    /** The value is never shown, not even when it is a violation. */
    public Setting<T> secret() {
        return with(new Traits<>(traits.defaultValue, traits.defaultText, traits.meaning, true, traits.required));
    }

    /** Makes a missing value a violation. */
    public Setting<T> required() {
        return with(new Traits<>(traits.defaultValue, traits.defaultText, traits.meaning, traits.secret, true));
    }

    private Setting<T> with(Traits<T> other) {
        return new Setting<>(key, type, other);
    }

    public String key() {
        return key;
    }

    public String meaning() {
        return traits.meaning;
    }

    public boolean isSecret() {
        return traits.secret;
    }

    public boolean isRequired() {
        return traits.required;
    }

    public Optional<T> defaultValue() {
        return Optional.ofNullable(traits.defaultValue).map(Supplier::get);
    }

    /** The default as documents show it; empty if there is none. */
    public String defaultText() {
        return traits.secret && traits.defaultValue != null ? LogSafe.MASK : traits.defaultText;
    }

    /** The type as documents name it: {@code duration}, {@code one of DEBUG, INFO}. */
    public String typeName() {
        return type.name();
    }

    T parse(String text) {
        return type.parser().parse(text);
    }

    String show(T value) {
        return traits.secret ? LogSafe.MASK : type.display().apply(value);
    }

    /** A text that could not be read, fit for a report. */
    String showBroken(String text) {
        return traits.secret ? LogSafe.MASK : type.mask().apply(text);
    }

    @Override
    public String toString() {
        return key;
    }

    private record Traits<T>(@Nullable Supplier<T> defaultValue, String defaultText, String meaning, boolean secret, boolean required) {
    }
}
