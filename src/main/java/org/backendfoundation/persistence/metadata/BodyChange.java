package org.backendfoundation.persistence.metadata;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;
import org.backendfoundation.rest.validation.ConstraintPointers;

/** One body on its way into an entity, with all that is found wrong. */
public final class BodyChange {

    /** What a body means for the attributes that it does not name. */
    public enum Mode {
        /** A POST: they keep what a new entity has. */
        CREATE,
        /** A PUT: they become null. */
        REPLACE,
        /** A PATCH: they stay. */
        MERGE
    }

    /** The column, as SQL names it, by which rows of one kind are above each other. */
    public record Tree(String table, String column) {
    }

    /** The table in which rows of one kind name rows of another, and its two columns, as SQL names them. */
    public record Link(String table, String owner, String target) {
    }

    /** What a change asks the application. */
    public interface Context {

        /** @return those of the rows to which this caller may refer */
        Map<UUID, ?> find(Class<?> type, Set<UUID> ids);

        /** Whether a row is another or above it. It stays so until the transaction ends: nobody else moves a row of the tree meanwhile. */
        boolean isAtOrAbove(Tree tree, UUID id, UUID other);

        /** Whether a row names another already, also one that was deleted since. */
        boolean isLinked(Link link, UUID owner, UUID target);

        /** What is thrown if the row was changed since the caller read it. */
        ProblemException stale(long sent, long current);

        /** @param isCreating whether the entity that has the object is new */
        Set<ConstraintViolation<Object>> validate(Object embedded, boolean isCreating);
    }

    private record Visited(ObjectFormat format, String at) {
    }

    /** What the whole body and its elements share. */
    private static final class Findings {

        private final List<Violation> violations = new ArrayList<>();
        private final Map<Object, Visited> visited = new IdentityHashMap<>();
        private final Map<String, List<?>> elements = new HashMap<>();
        /** What the context found, null for what it did not. */
        private final Map<Class<?>, Map<UUID, Object>> rows = new HashMap<>();
        private boolean hasChangedParts;
    }

    /** Of a rule that concerns what the caller may not read. */
    static final Violation UNDISCLOSED = new Violation("", "undisclosed", "Breaks a rule that concerns what the caller may not read.");

    private final Mode mode;
    private final Context context;
    private final Findings findings;
    private final boolean isOfNewEntity;
    private boolean isChanged;

    public BodyChange(Mode mode, Context context) {
        this(mode, context, new Findings(), mode == Mode.CREATE);
    }

    private BodyChange(Mode mode, Context context, Findings findings, boolean isOfNewEntity) {
        this.mode = mode;
        this.context = context;
        this.findings = findings;
        this.isOfNewEntity = isOfNewEntity;
    }

    boolean isCreating() {
        return mode == Mode.CREATE;
    }

    boolean isReplacing() {
        return mode == Mode.REPLACE;
    }

    boolean isMerging() {
        return mode == Mode.MERGE;
    }

    /** The same change, for a part in an array: arrays are replaced whole, whatever the body is. */
    BodyChange ofPart(boolean isNew) {
        return new BodyChange(isNew ? Mode.CREATE : Mode.REPLACE, context, findings, isNew);
    }

    /** The same change, for a new value in a collection of the entity. */
    BodyChange ofElement() {
        return new BodyChange(Mode.CREATE, context, findings, isOfNewEntity);
    }

    /** Asks together for the rows to which new objects refer. Otherwise {@link #reference} asks for each when its turn comes. */
    void findReferences(Collection<?> created) {
        Map<Class<?>, Set<UUID>> ids = new LinkedHashMap<>();
        created.forEach(object -> ParsedObject.addReferences(object, ids));
        ids.forEach(this::find);
    }

    /** Asks together for those of the rows that were not asked for before. */
    void find(Class<?> type, Collection<UUID> ids) {
        Map<UUID, Object> known = findings.rows.computeIfAbsent(type, any -> new HashMap<>());
        Set<UUID> unknown = new LinkedHashSet<>(ids);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            Map<UUID, ?> found = context.find(type, unknown);
            unknown.forEach(id -> known.put(id, found.get(id)));
        }
    }

    Object reference(Class<?> type, UUID id, String at) {
        find(type, Set.of(id));
        Object found = findings.rows.get(type).get(id);
        if (found == null) {
            add(at, "reference", "There is no such " + type.getSimpleName() + " here; name one that you can read.");
        }
        return found;
    }

    boolean isLinked(Link link, UUID owner, UUID target) {
        return !isCreating() && context.isLinked(link, owner, target);
    }

    /** A row above another, which it may not be below. */
    Object parent(Tree tree, Class<?> type, UUID id, UUID parent, String at) {
        if (context.isAtOrAbove(tree, id, parent)) {
            add(at, "cycle", "Would lead back here; name one that is not below.");
            return null;
        }
        return reference(type, parent, at);
    }

    ProblemException stale(long sent, long current) {
        return context.stale(sent, current);
    }

    /** Remembers where in the body an entity is. */
    void visit(Object entity, ObjectFormat format, String at) {
        findings.visited.put(entity, new Visited(format, at));
    }

    /** Remembers the elements of an array in the body that becomes a set, which has no places. */
    void remember(List<?> elements, String at) {
        findings.elements.put(at, elements);
    }

    void validate(Object embedded, ObjectFormat format, String at) {
        context.validate(embedded, isOfNewEntity).stream().map(broken -> violation(broken, format, at)).distinct()
                .forEach(findings.violations::add);
    }

    private Violation violation(ConstraintViolation<?> broken, ObjectFormat format, String at) {
        Optional<String> found = format.pointer(broken.getPropertyPath());
        if (found.isEmpty()) {
            return UNDISCLOSED;
        }
        String pointer = at + found.get();
        if (!ConstraintPointers.isOfElementWithoutPlace(broken)) {
            return ConstraintPointers.violation(broken, pointer);
        }
        int index = findings.elements.getOrDefault(pointer, List.of()).indexOf(broken.getInvalidValue());
        return index < 0 ? ConstraintPointers.violationOfElement(broken, pointer)
                : ConstraintPointers.violation(broken, pointer + "/" + index);
    }

    /** What the provider's validation found, in the terms of the body. */
    public ProblemException translate(ConstraintViolationException failure) {
        List<Violation> found = failure.getConstraintViolations().stream().map(broken -> {
            Visited place = findings.visited.get(broken.getRootBean());
            return place == null ? MetadataRegistry.violation(broken) : violation(broken, place.format(), place.at());
        }).distinct().sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::rule)).toList();
        return InvalidRequest.because(found);
    }

    List<Violation> violations() {
        return findings.violations;
    }

    void add(String at, String rule, String message) {
        add(new Violation(at, rule, message));
    }

    void add(Violation violation) {
        findings.violations.add(violation);
    }

    void markChanged() {
        isChanged = true;
    }

    /** Something changed that is not in the row of the object itself, so that its version must be raised for it. */
    void markPartsChanged() {
        isChanged = true;
        findings.hasChangedParts = true;
    }

    boolean isChanged() {
        return isChanged;
    }

    /** Whether something changed that is not in the entity's own row. */
    public boolean hasChangedParts() {
        return findings.hasChangedParts;
    }

    /** @throws ProblemException {@code VALIDATION_FAILED} with all violations */
    public void refuseViolations() {
        refuse(findings.violations);
    }

    static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw InvalidRequest.because(violations);
        }
    }
}
