package org.backendfoundation.persistence.metadata;

import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;

/** The rows to which bodies may refer, in memory. */
final class KnownRows implements BodyChange.Context {

    private final Map<UUID, BaseEntity> rows = new HashMap<>();
    private final List<Set<UUID>> asked = new ArrayList<>();

    <E extends BaseEntity> E add(E row) {
        rows.put(row.getId(), row);
        return row;
    }

    void clear() {
        rows.clear();
    }

    /** The ids of each question for rows. */
    List<Set<UUID>> asked() {
        return asked;
    }

    @Override
    public Map<UUID, ?> find(Class<?> type, Set<UUID> ids) {
        asked.add(ids);
        return ids.stream().filter(id -> type.isInstance(rows.get(id))).collect(Collectors.toMap(id -> id, rows::get));
    }

    @Override
    public boolean isAtOrAbove(BodyChange.Tree tree, UUID above, UUID below) {
        return above.equals(below);
    }

    @Override
    public boolean isLinked(BodyChange.Link link, UUID owner, UUID target) {
        return false;
    }

    @Override
    public ProblemException stale(long sent, long current) {
        return new ProblemException(RestError.FORBIDDEN, sent + " " + current);
    }

    @Override
    public Set<ConstraintViolation<Object>> validate(Object embedded, boolean isCreating) {
        return Set.of();
    }
}
