package org.backendfoundation.persistence.resource;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.bulk.BulkFormat;
import org.backendfoundation.persistence.header.EntityLinks;
import org.backendfoundation.persistence.list.ExpandParameter;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.persistence.list.ShownParameters;
import org.backendfoundation.persistence.list.SortParameter;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.problem.InvalidRequest;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.ConnectionAbort;

/** The parameters of an export or an import. */
record BulkRequest(UriInfo uri, HttpHeaders headers, HttpServletRequest request) {

    static final String AFTER = "after";
    static final String KEY = "key";
    static final String MODE = "mode";
    static final String WHOLE = "whole";
    static final String PARTS = "parts";

    private static final DateTimeFormatter IN_NAMES = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    /** Parameters of the list that a file does not have. */
    static final Set<String> OF_PAGES = Set.of(ListQueryParser.LIMIT, ListQueryParser.CURSOR, SortParameter.NAME, ExpandParameter.NAME,
            ShownParameters.FIELDS, ShownParameters.COUNT);

    /** Sends an answer in the time that it takes; if that fails half-way, the connection breaks off. */
    Response.ResponseBuilder streamed(StreamingOutput rows) {
        return Response.ok((StreamingOutput) out -> ConnectionAbort.onFailure(request, () -> rows.write(out)));
    }

    /**
     * @param resource   whose rows are asked for
     * @param isDeclared what it must declare
     * @throws ProblemException {@code NOT_FOUND} if it does not
     */
    static Bulk require(Class<?> resource, Predicate<Bulk> isDeclared) {
        return Optional.ofNullable(resource.getAnnotation(Bulk.class)).filter(isDeclared)
                .orElseThrow(() -> new ProblemException(RestError.NOT_FOUND, "No such path; see /openapi for those that exist."));
    }

    /** Of an answer. */
    BulkFormat format() {
        return single(BulkFormat.PARAMETER).map(name -> BulkFormat.named(name).orElseThrow(() -> refusal(BulkFormat.PARAMETER,
                Stream.of(BulkFormat.values()).map(BulkFormat::toString)))).orElseGet(
                        () -> BulkFormat.accepted(headers.getAcceptableMediaTypes()));
    }

    Optional<UUID> after() {
        return single(AFTER).map(text -> (UUID) StrictJson.parameter(AFTER, text, UUID.class));
    }

    /** The attribute by which lines find their rows. */
    Optional<String> key(Bulk declared, EntityMetadata<?> metadata) {
        Optional<String> key = single(KEY);
        List<String> known = Stream
                .concat(Stream.of("id"), Stream.of(declared.keys()).filter(name -> metadata.filter(name).isPresent())).toList();
        if (key.isPresent() && !known.contains(key.get())) {
            throw refusal(KEY, known.stream());
        }
        return key;
    }

    /** Whether each part of the file is imported by itself. */
    boolean isInParts() {
        String mode = single(MODE).orElse(WHOLE);
        if (!List.of(WHOLE, PARTS).contains(mode)) {
            throw refusal(MODE, Stream.of(WHOLE, PARTS));
        }
        return mode.equals(PARTS);
    }

    /** @throws ProblemException {@code VALIDATION_FAILED} if there are others */
    void requireOnly(String... names) {
        refuse(uri.getQueryParameters().keySet().stream().filter(name -> !List.of(names).contains(name)).sorted()
                .map(name -> new Violation(name, "unknown", "There is no such parameter; there are " + String.join(", ", names) + "."))
                .toList());
    }

    /** The list's own parameters. An export has no pages, and its order is that of the ids. */
    Map<String, List<String>> filters() {
        Map<String, List<String>> filters = new HashMap<>(uri.getQueryParameters());
        filters.keySet().removeAll(Set.of(BulkFormat.PARAMETER, AFTER));
        List<Violation> violations = new ArrayList<>();
        OF_PAGES.stream().filter(filters::containsKey).sorted()
                .forEach(name -> violations.add(new Violation(name, "unknown", "An export has all rows and "
                        + "fields, in the order of their ids, and names related rows by their ids; leave it out.")));
        refuse(violations);
        return filters;
    }

    Optional<String> single(String name) {
        List<String> given = uri.getQueryParameters().getOrDefault(name, List.of());
        if (given.size() > 1) {
            refuse(List.of(new Violation(name, "single", "Must be given once.")));
        }
        return given.stream().findFirst();
    }

    private static ProblemException refusal(String name, Stream<String> known) {
        return InvalidRequest.because(new Violation(name, "one_of", known.collect(Collectors.joining(", ", "Must be one of ", "."))));
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw InvalidRequest.because(violations);
        }
    }

    /** The value of {@code Content-Disposition}. */
    String attachment(BulkFormat format) {
        List<String> path = List.of(EntityLinks.path(uri).split("/"));
        return "attachment; filename=\"%s-%s.%s\"".formatted(path.get(path.size() - 2),
                IN_NAMES.format(OffsetDateTime.now(ZoneOffset.UTC)), format);
    }
}
