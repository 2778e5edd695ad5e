package org.backendfoundation.persistence.ownlist;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.persistence.list.ListBasis;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;

/**
 * A request for a team's own list.
 *
 * @param type   of its rows
 * @param id     of the row in its path
 * @param values of the parameters of the condition
 */
public record OwnListCall(OwnList declared, Class<?> type, Optional<UUID> id, UriInfo uri, Set<String> ownParameters,
        Map<String, ?> values) {

    /**
     * @param type of the resource's rows
     * @throws IllegalStateException if the method of the resource lacks its annotation
     * @throws ProblemException      {@code VALIDATION_FAILED} if a parameter of its own is given twice
     */
    public static OwnListCall of(OwnListRequest request, Class<?> type, Map<String, ?> values) {
        Method method = request.resource.getResourceMethod();
        OwnList declared = method.getAnnotation(OwnList.class);
        if (declared == null) {
            throw new IllegalStateException(method + " needs @OwnList to answer a list");
        }
        OwnListCall call = new OwnListCall(declared, OwnListMethod.rows(declared, type), Optional.ofNullable(request.id), request.uri,
                OwnListMethod.queryParameters(method), Map.copyOf(values));
        call.requireOnce();
        return call;
    }

    private void requireOnce() {
        List<Violation> violations = ownParameters.stream().filter(name -> sent(name).count() > 1).sorted()
                .map(name -> new Violation(name, "single", "Must be given once.")).toList();
        if (!violations.isEmpty()) {
            throw InvalidRequest.because(violations);
        }
    }

    private Stream<String> sent(String name) {
        return uri.getQueryParameters().getOrDefault(name, List.of()).stream();
    }

    /** Those that every list has. */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> others = new HashMap<>(uri.getQueryParameters());
        others.keySet().removeAll(ownParameters);
        return others;
    }

    /** Cursors belong to the path and to what its own parameters say. */
    public ListBasis basis(EntityManager entityManager) {
        List<String> scope = new ArrayList<>(List.of(uri.getPath()));
        ownParameters.stream().sorted().forEach(name -> scope.add(name + "=" + sent(name).findFirst().orElse("")));
        return new ListBasis(scope, (builder, query, row) -> Optional
                .of(OwnCondition.parse(entityManager, type, declared.where()).predicate(builder, entityManager.getMetamodel(), row,
                        values)));
    }
}
