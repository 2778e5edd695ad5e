package org.backendfoundation.audit.entries;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.problem.InvalidRequest;

/** Parses query parameters, and reports all mistakes together. */
public final class EntryParameters {

    static final String LIMIT = "limit";
    public static final String CURSOR = "cursor";
    static final String COUNT = "count";
    public static final String FORMAT = "format";
    public static final String AFTER = "after";
    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    private static final int MAX_VALUES = 100;
    private static final Set<String> REPEATABLE = Set.of("actor_id", "action_type", "outcome");
    private static final Set<String> SINGLE = Set.of("from", "to", "entity_type", "entity_id", "request_id", "trace_id", "text");

    private final Map<String, List<String>> sent;
    private final List<Violation> violations = new ArrayList<>();

    /** Accepts the filters and the named parameters; any other parameter becomes a violation. */
    public static EntryParameters filtered(Map<String, List<String>> sent, String... others) {
        Set<String> known = new TreeSet<>(REPEATABLE);
        known.addAll(SINGLE);
        known.addAll(Arrays.asList(others));
        return new EntryParameters(sent, known);
    }

    public EntryParameters(Map<String, List<String>> sent, Set<String> known) {
        this.sent = sent;
        sent.forEach((name, values) -> {
            if (!known.contains(name)) {
                addViolation(name, "unknown", "There is no such parameter; there are " + String.join(", ", new TreeSet<>(known)) + ".");
            } else if (values.size() > 1 && !REPEATABLE.contains(name)) {
                addViolation(name, "single", "Must be given once.");
            } else if (values.size() > MAX_VALUES) {
                addViolation(name, "too_many", "Must be given at most " + MAX_VALUES + " times.");
            }
        });
    }

    public EntryFilter filter() {
        EntryFilter filter = new EntryFilter();
        time("from").ifPresent(filter::addFrom);
        time("to").ifPresent(filter::addTo);
        addEntity(filter, text("entity_type"), text("entity_id"));
        text("request_id").ifPresent(filter::addRequest);
        text("trace_id").ifPresent(filter::addTrace);
        filter.addActors(values("actor_id", UUID.class));
        filter.addActions(values("action_type", String.class));
        filter.addOutcomes(values("outcome", Outcome.class));
        text("text").filter(text -> !text.isEmpty()).ifPresent(filter::addText);
        return filter;
    }

    private static void addEntity(EntryFilter filter, Optional<String> type, Optional<String> id) {
        if (type.isPresent() && id.isPresent()) {
            filter.addEntity(type.get(), id.get());
            return;
        }
        type.ifPresent(filter::addEntityType);
        id.ifPresent(filter::addEntityId);
    }

    int limit() {
        int limit = value(LIMIT, Integer.class).orElse(DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            addViolation(LIMIT, "range", "Must be between 1 and " + MAX_LIMIT + ".");
        }
        return limit;
    }

    /** One constant of the enum, which the caller writes in lower case. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        Optional<String> text = text(name);
        List<E> constants = List.of(type.getEnumConstants());
        Optional<E> chosen = constants.stream().filter(constant -> lower(constant).equals(text.orElse(""))).findFirst();
        if (text.isPresent() && chosen.isEmpty()) {
            addViolation(name, "one_of",
                    constants.stream().map(EntryParameters::lower).collect(Collectors.joining(", ", "Must be one of ", ".")));
        }
        return chosen;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    public <T> Optional<T> value(String name, Class<T> type) {
        return values(name, type).stream().findFirst();
    }

    private Optional<OffsetDateTime> time(String name) {
        return value(name, OffsetDateTime.class);
    }

    /** The values without repetitions and sorted: a cursor stays valid when the caller sends them in another order. */
    private <T> Collection<T> values(String name, Class<T> type) {
        List<String> texts = sent.getOrDefault(name, List.of());
        return texts.stream().distinct().sorted().map(text -> parse(name, text, type)).flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private <T> Optional<T> parse(String name, String text, Class<T> type) {
        try {
            return Optional.of(type.cast(StrictJson.parameter(name, text, type)));
        } catch (ProblemException failure) {
            violations.addAll(failure.violations());
            return Optional.empty();
        }
    }

    public void addViolation(String name, String rule, String message) {
        violations.add(new Violation(name, rule, message));
    }

    /** @throws ProblemException {@code VALIDATION_FAILED} if anything read so far is wrong */
    public void refuseViolations() {
        if (!violations.isEmpty()) {
            throw InvalidRequest.because(violations);
        }
    }
}
