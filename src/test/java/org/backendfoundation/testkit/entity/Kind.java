package org.backendfoundation.testkit.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of attributes, of which the foundation serves more. */
enum Kind {

    STRING("java.lang.String", "text"),
    TEXT("java.lang.String", "text"),
    INTEGER("java.lang.Integer", "integer"),
    LONG("java.lang.Long", "bigint"),
    DECIMAL("java.math.BigDecimal", "numeric"),
    BOOLEAN("java.lang.Boolean", "boolean"),
    DATE("java.time.LocalDate", "date"),
    TIME("java.time.LocalTime", "time"),
    TIMESTAMP("java.time.Instant", "timestamptz"),
    UUID("java.util.UUID", "uuid"),
    DURATION("java.time.Duration", "interval"),
    JSON("jakarta.json.JsonObject", "jsonb"),
    /** Its Java type is a part of the entity. */
    ENUM("", "text"),
    /** Its Java type is another entity. */
    REF("", "uuid");

    private static final Set<Kind> UNLISTED = Set.of(TEXT, JSON);
    private static final Set<Kind> ORDERED = Set.of(INTEGER, LONG, DECIMAL, DATE, TIME, TIMESTAMP);
    /** Those that have a value for each row. */
    private static final Set<Kind> DISTINCT = Set.of(STRING, INTEGER, LONG, DATE, UUID, REF);

    private final String javaClass;
    private final String column;

    Kind(String javaClass, String column) {
        this.javaClass = javaClass;
        this.column = column;
    }

    static Optional<Kind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.toString().equals(word)).findFirst();
    }

    /** As a sentence lists them. */
    static String all() {
        return Arrays.stream(values()).map(kind -> kind + switch (kind) {
            case DECIMAL -> "(12,2)";
            case ENUM -> "(A,B)";
            case REF -> "(Entity)";
            default -> "";
        }).collect(Collectors.joining(", "));
    }

    /** As a sentence lists them. */
    static String allUnique() {
        return Arrays.stream(values()).filter(Kind::mayBeUnique).map(Kind::toString).collect(Collectors.joining(", "));
    }

    String javaClass() {
        return javaClass;
    }

    String column() {
        return column;
    }

    boolean isText() {
        return this == STRING || this == TEXT;
    }

    boolean isFilter() {
        return !UNLISTED.contains(this);
    }

    boolean isOrdered() {
        return ORDERED.contains(this);
    }

    boolean mayBeUnique() {
        return DISTINCT.contains(this);
    }

    boolean hasArguments() {
        return this == DECIMAL || this == ENUM || this == REF;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
