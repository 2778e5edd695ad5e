package org.backendfoundation.testkit.entity;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.persistence.list.ShownParameters;

/** Names that mean something already: to Java, to PostgreSQL, to the foundation. */
final class ReservedWords {

    /** Of PostgreSQL 18: what can be the name of no table and no column, and the columns that each table has. */
    static final Set<String> SQL = words("""
            all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column concurrently
            constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp current_user default
            deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having ilike in initially inner
            intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or
            order outer overlaps placing primary references returning right select session_user similar some symmetric system_user table
            tablesample then to trailing true union unique user using variadic verbose when where window with
            cmax cmin ctid tableoid xmax xmin""");

    /** What each entity has, in SQL and in Java. */
    static final Set<String> BASE = words("id created_at updated_at is_active active deleted_at version created_by updated_by");

    /** Parameters that each list has. */
    static final Set<String> PARAMETERS = Stream.concat(ListQueryParser.OWN.stream(), ShownParameters.OWN.stream())
            .collect(Collectors.toUnmodifiableSet());

    /** The foundation's tables and entities, as a table of that name would be. */
    static final Set<String> TABLES = words("""
            actor api_key issued_key audit_trail node scheduled_task entity_file entity_file_chunk job console_session idempotency_key databasechangelog databasechangeloglock migration_run
            migration_hold migration_fingerprint""");

    /** The first parts of the foundation's paths. */
    static final Set<String> PATHS = words(
            """
            actors audit-actions audit-entries configuration database health jobs last-hour logs me metrics migrations nodes openapi overview roles session session-links support-archive tasks""");

    /** What the generated files import. */
    static final Set<String> CLASSES = words("""
            Answer Api ApplicationScoped ArrayList As AtomicInteger BaseEntity BigDecimal Bulk Column ConstraintMeaning Digits Duration
            Entity EntityResource EnumType Enumerated FetchType FoundationTest Instant JoinColumn JsonObject List Listed LocalDate LocalTime
            ManyToOne NotBlank NotNull OneToMany Path Roles RolesAllowed RunningApplication Table Test UUID""");

    private ReservedWords() {
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Stream.of(text.strip().split("\\s+")).toList());
    }

    static boolean isOfJava(String word) {
        return SourceVersion.isKeyword(word);
    }

    /** Whether a class of this name would hide one that the generated files use. */
    static boolean isUsedClass(String name) {
        if (CLASSES.contains(name)) {
            return true;
        }
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException free) {
            return false;
        }
    }
}
