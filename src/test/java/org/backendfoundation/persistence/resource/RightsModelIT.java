package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.persistence.resource.RightsModel.pick;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.backendfoundation.persistence.resource.RightsModel.Attribute;
import org.backendfoundation.persistence.resource.RightsModel.Row;
import org.backendfoundation.persistence.resource.RightsModel.Shape;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.sample.shop.ShopRoles;
import org.backendfoundation.sample.staff.StaffRoles;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.TestedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fifteen entities, nine operations, six roles and random filters, sorts and bodies: each answer is that of a model. */
@OncePerEngine
class RightsModelIT {

    private static final long SEED = Long.getLong("rights.seed", System.nanoTime());
    private static final int ROWS = 4;
    /** Of the entities, elsewhere than on Payara Micro. */
    private static final int SHORT = 4;
    private static final Set<String> BASE = Set.of("id", "created_at", "updated_at", "is_active", "version", "created_by", "updated_by");

    /** In the table, so that the database refuses a row without it, and not the API. */
    private static final Set<String> NEVER_NULL = Set.of("article", "invoice_id");

    private static SampleServer sample;
    private static Map<String, Api> callers;

    private final Random random = new Random(SEED);
    private final RightsModel model = RightsModel.ofSample();
    private final SoftAssertions cells = new SoftAssertions();
    private int cellCount;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        callers = new TreeMap<>();
        for (String role : List.of(Roles.ADMIN, Roles.CLIENT, Roles.AUDITOR, ShopRoles.DISPATCHER, StaffRoles.PERSONNEL,
                StaffRoles.PAYROLL)) {
            callers.put(role, sample.caller("model-" + role + "-" + SEED, role));
        }
    }

    @Test
    void eachAnswerIsThatOfTheModel() {
        // rules of the application, which no server changes
        boolean isWhole = TestedServer.current() == TestedServer.PAYARA_MICRO;
        for (Shape shape : model.shapes()) {
            for (int i = 0; i < ROWS; i++) {
                create(shape, RightsModel.ADMIN, body(shape, 1));
            }
            for (String role : RightsModel.shuffled(List.copyOf(callers.keySet()), random)) {
                create(shape, role, body(shape, 1));
                create(shape, role, body(shape, 0.6));
            }
        }
        List<Shape> looked = RightsModel.shuffled(model.shapes(), random).subList(0, isWhole ? model.shapes().size() : SHORT);
        for (Shape shape : looked) {
            for (String role : RightsModel.shuffled(List.copyOf(callers.keySet()), random)) {
                change(shape, role, false);
                change(shape, role, true);
                look(shape, role);
                lists(shape, role);
                count(shape, role);
                history(shape, role);
                export(shape, role);
            }
        }
        for (Shape shape : looked) {
            callers.keySet().forEach(role -> delete(shape, role));
        }
        cells.assertAll();
        assertThat(cellCount).isGreaterThan(looked.size() * 9 * 6);
    }

    /** @param share how many of the attributes a body has, roughly */
    private Map<String, JsonValue> body(Shape shape, double share) {
        return shape.attributes().stream().filter(one -> NEVER_NULL.contains(one.name()) || random.nextDouble() < share)
                .collect(Collectors.toMap(Attribute::name, one -> one.value().apply(random), (one, other) -> one, TreeMap::new));
    }

    private void create(Shape shape, String role, Map<String, JsonValue> body) {
        Answer answer = callers.get(role).post(shape.path(), RightsModel.object(body).toString());
        Set<String> faults = model.faults(shape, role, body, Optional.empty());
        if (isOpen(shape, role, answer, "POST " + body) && isWithout(faults, answer, "POST " + body, shape, role)) {
            Map<String, JsonValue> values = RightsModel.merged(body, Optional.empty());
            if (shape.path().equals("employees")) {
                // what a new one has by itself
                values.putIfAbsent("grade", Json.createValue(1));
            }
            Row row = new Row(answer.json().getString("id"), role, values);
            shape.stored().put(row.id(), row);
            check(shape, role, "POST " + body, shown(answer.json()), shape.known(row, role));
        }
    }

    private void change(Shape shape, String role, boolean isWhole) {
        Optional<Row> picked = pick(random, List.copyOf(shape.stored().values()));
        if (picked.isEmpty()) {
            return;
        }
        Row row = picked.get();
        Map<String, JsonValue> body = body(shape, 0.4);
        if (isWhole) {
            shape.attributes().stream().filter(one -> one.isReadable(role))
                    .forEach(one -> body.computeIfAbsent(one.name(), name -> row.values().getOrDefault(name, JsonValue.NULL)));
        }
        String json = RightsModel.object(body).toString();
        String path = shape.path() + "/" + row.id();
        Answer answer = isWhole ? callers.get(role).put(path, json) : callers.get(role).patch(path, json);
        String what = (isWhole ? "PUT " : "PATCH ") + body + " of " + row.values();
        Set<String> unknown = model.faults(shape, role, body, Optional.of(row)).stream().filter(fault -> fault.endsWith(" unknown"))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!isOpen(shape, role, answer, what) || !unknown.isEmpty() && !isWithout(unknown, answer, what, shape, role)
                || !isFound(shape, role, row, answer, what)
                || !isWithout(model.faults(shape, role, body, Optional.of(row)), answer, what, shape, role)) {
            return;
        }
        Row changed = new Row(row.id(), row.creator(), RightsModel.merged(body, Optional.of(row)));
        shape.stored().put(row.id(), changed);
        check(shape, role, what, shown(answer.json()), shape.known(changed, role));
    }

    private void look(Shape shape, String role) {
        Row row = pick(random, List.copyOf(shape.stored().values())).orElseThrow();
        Answer answer = callers.get(role).get(shape.path() + "/" + row.id());
        if (isOpen(shape, role, answer, "GET") && isFound(shape, role, row, answer, "GET")) {
            check(shape, role, "GET", shown(answer.json()), shape.known(row, role));
        }
    }

    private void lists(Shape shape, String role) {
        Answer plain = callers.get(role).get(shape.path() + "?limit=200");
        if (isOpen(shape, role, plain, "GET list")) {
            check(shape, role, "GET list", rows(plain.json().getJsonArray("items").getValuesAs(JsonObject.class)), known(shape, role));
        }
        for (String sort : shape.sorts()) {
            Answer sorted = callers.get(role).get(shape.path() + "?limit=200&sort=" + sort);
            if (isOpen(shape, role, sorted, "sort " + sort)) {
                check(shape, role, "sort " + sort, sorted.status(), shape.attribute(sort).isReadable(role) ? 200 : 400);
                if (sorted.status() == 200) {
                    check(shape, role, "sort " + sort, sorted.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                            .map(item -> item.getString("id")).toList(), RightsModel.sorted(shape.shown(role), sort));
                }
            }
        }
    }

    private void count(Shape shape, String role) {
        for (String filter : shape.filters()) {
            JsonValue wanted = shape.stored().values().stream().map(row -> row.values().get(filter)).filter(value -> value != null)
                    .skip(random.nextInt(2)).findFirst().orElse(Json.createValue("00000000-0000-7000-8000-000000000000"));
            String text = wanted instanceof JsonString string ? string.getString() : wanted.toString();
            boolean isKnown = shape.attributes().stream().noneMatch(one -> one.name().equals(filter) && !one.isReadable(role));
            Answer answer = callers.get(role).get("%s?limit=1&count=exact&%s=%s".formatted(shape.path(), filter,
                    URLEncoder.encode(text, StandardCharsets.UTF_8)));
            if (isOpen(shape, role, answer, "filter " + filter)) {
                long expected = shape.shown(role).stream()
                        .filter(row -> RightsModel.same(row.values().getOrDefault(filter, JsonValue.NULL), wanted)).count();
                check(shape, role, "filter " + filter + "=" + text, isKnown ? answer.json().get("count") : answer.violations(),
                        isKnown ? Json.createValue(expected) : List.of(filter + " unknown"));
            }
        }
    }

    private void history(Shape shape, String role) {
        Row row = pick(random, List.copyOf(shape.stored().values())).orElseThrow();
        Answer answer = callers.get(role).get(shape.path() + "/" + row.id() + "/history?limit=200");
        if (isOpen(shape, role, answer, "history") && isFound(shape, role, row, answer, "history")) {
            String told = answer.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                    .map(entry -> entry.getJsonObject("metadata")).filter(metadata -> metadata.containsKey("changes"))
                    .map(metadata -> metadata.getJsonObject("changes").keySet().toString()).collect(Collectors.joining());
            shape.attributes().stream().filter(one -> row.values().containsKey(one.name())).forEach(one -> check(shape, role,
                    "history " + one.name(), told.contains(one.name().substring(one.name().indexOf('.') + 1)), one.isReadable(role)));
        }
    }

    private void export(Shape shape, String role) {
        Answer answer = callers.get(role).get(shape.path() + "/export");
        if (!shape.isFile()) {
            check(shape, role, "export", answer.status(), shape.isOpen(role) ? 404 : 403);
        } else if (isOpen(shape, role, answer, "export")) {
            check(shape, role, "export", rows(answer.body().lines().map(RightsModelIT::json).toList()), known(shape, role));
        }
    }

    private void delete(Shape shape, String role) {
        Optional<Row> unreferenced = pick(random, shape.stored().values().stream().filter(row -> model.shapes().stream()
                .flatMap(other -> other.stored().values().stream()).noneMatch(other -> other.values().toString().contains(row.id())))
                .toList());
        if (unreferenced.isEmpty()) {
            return;
        }
        Row row = unreferenced.get();
        Answer answer = callers.get(role).delete(shape.path() + "/" + row.id());
        if (isOpen(shape, role, answer, "DELETE") && isFound(shape, role, row, answer, "DELETE")) {
            check(shape, role, "DELETE", answer.status(), 204);
            shape.stored().remove(row.id());
            check(shape, role, "GET after DELETE", callers.get(role).get(shape.path() + "/" + row.id()).status(), 404);
        }
    }

    private boolean isOpen(Shape shape, String role, Answer answer, String what) {
        if (!shape.isOpen(role)) {
            check(shape, role, what, answer.status(), 403);
        }
        return shape.isOpen(role);
    }

    private boolean isFound(Shape shape, String role, Row row, Answer answer, String what) {
        boolean isShown = shape.isShown(row, role);
        if (!isShown) {
            check(shape, role, what, answer.status(), 404);
        }
        return isShown;
    }

    private boolean isWithout(Set<String> faults, Answer answer, String what, Shape shape, String role) {
        if (!faults.isEmpty()) {
            check(shape, role, what, answer.status() == 400 ? new TreeSet<>(answer.violations()) : answer.status(), faults);
            return false;
        }
        return answer.status() < 300 || check(shape, role, what, answer.body(), "accepted");
    }

    private boolean check(Shape shape, String role, String what, Object actual, Object expected) {
        cellCount++;
        cells.assertThat(actual).as("%s of %s by %s, seed %s", what, shape.path(), role, SEED).isEqualTo(expected);
        return actual.equals(expected);
    }

    private static Map<String, JsonObject> known(Shape shape, String role) {
        return shape.shown(role).stream()
                .collect(Collectors.toMap(Row::id, row -> shape.known(row, role), (one, other) -> one, TreeMap::new));
    }

    private static Map<String, JsonObject> rows(List<JsonObject> found) {
        return found.stream()
                .collect(Collectors.toMap(row -> row.getString("id"), RightsModelIT::shown, (one, other) -> one, TreeMap::new));
    }

    /** Without what every row has, and without collections, which the model does not fill. */
    private static JsonObject shown(JsonObject row) {
        return (JsonObject) RightsModel.plain(row.entrySet().stream().filter(one -> !BASE.contains(one.getKey()))
                .filter(one -> one.getValue().getValueType() != JsonValue.ValueType.ARRAY && !one.getKey().equals("pieces"))
                .collect(Json::createObjectBuilder, (object, one) -> object.add(one.getKey(), one.getValue()), (one, other) -> {
                }).build());
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
