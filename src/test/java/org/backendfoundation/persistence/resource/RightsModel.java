package org.backendfoundation.persistence.resource;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What roles may do with the entities of the sample, said once more and in other words than by its annotations, and what follows. */
final class RightsModel {

    static final String ADMIN = "admin";

    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    /** Whose rows there are. */
    enum Rows { ALL, OWN, OWN_BUT_FOR_ADMIN }

    /**
     * An attribute.
     *
     * @param name  with a dot before that of what an embedded object has
     * @param value a random one
     * @param rule  that null breaks; empty where it may be null
     */
    record Attribute(String name, Function<Random, JsonValue> value, String rule, Set<String> read, Set<String> create, Set<String> update,
            String target) {

        Attribute readBy(String... roles) {
            return new Attribute(name, value, rule, Set.of(roles), create, update, target);
        }

        Attribute createdBy(String... roles) {
            return new Attribute(name, value, rule, read, Set.of(roles), update, target);
        }

        Attribute updatedBy(String... roles) {
            return new Attribute(name, value, rule, read, create, Set.of(roles), target);
        }

        Attribute required(String broken) {
            return new Attribute(name, value, broken, read, create, update, target);
        }

        boolean isReadable(String role) {
            return allows(read, role);
        }

        boolean isWritable(String role, boolean isNew) {
            return isReadable(role) && allows(isNew ? create : update, role);
        }

        String pointer() {
            return "/" + name.replace('.', '/');
        }
    }

    /** An entity. */
    record Shape(String path, Set<String> roles, Rows rows, boolean isFile, List<Attribute> attributes, Set<String> filters,
            Set<String> sorts,
            Map<String, Row> stored) {

        boolean isOpen(String role) {
            return role.equals(ADMIN) || roles.contains(role);
        }

        boolean isShown(Row row, String role) {
            return rows == Rows.ALL || row.creator().equals(role) || rows == Rows.OWN_BUT_FOR_ADMIN && role.equals(ADMIN);
        }

        List<Row> shown(String role) {
            return stored.values().stream().filter(row -> isShown(row, role)).toList();
        }

        Attribute attribute(String name) {
            return attributes.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        }

        /** As answers to a caller have it. */
        JsonObject known(Row row, String role) {
            return object(attributes.stream().filter(one -> one.isReadable(role) && row.values().containsKey(one.name()))
                    .collect(Collectors.toMap(Attribute::name, one -> row.values().get(one.name()))));
        }
    }

    /** A row, whose attributes without a value are not among the values. */
    record Row(String id, String creator, Map<String, JsonValue> values) {
    }

    static RightsModel ofSample() {
        RightsModel model = new RightsModel();
        model.add("departments", "client personnel payroll", Rows.ALL, false, "name budget", "name budget",
                attribute("name", text()).required("not_blank"), attribute("budget", number(1, 9)).readBy("payroll"));
        model.add("employees", "client personnel payroll", Rows.ALL, true, "name salary badge grade department_id contract.notice_weeks",
                "name salary contract.notice_weeks", attribute("name", text()).required("not_blank"),
                attribute("salary", number(1, 9)).readBy("personnel", "payroll").createdBy("personnel").updatedBy("personnel"),
                attribute("grade", number(2, 9)).createdBy("personnel").updatedBy("personnel"),
                attribute("badge", text()).readBy("personnel"), model.reference("department_id", "departments"),
                attribute("contract.begins_on", day()), attribute("contract.notice_weeks", number(1, 9)).readBy("personnel"));
        model.add("customers", "client", Rows.ALL, false, "name", "name", attribute("name", text()).required("not_blank"),
                attribute("email", text()));
        model.add("categories", "client", Rows.ALL, false, "name parent_id", "name", attribute("name", text()).required("not_blank"));
        model.add("suppliers", "client", Rows.ALL, false, "", "", attribute("name", text()).required("not_blank"));
        model.add("products", "client dispatcher payroll", Rows.ALL, true, "name category_id", "name price",
                attribute("name", text()).required("not_blank"),
                attribute("price", number(1, 9)).required("not_null"),
                model.reference("category_id", "categories"));
        model.add("orders", "client dispatcher", Rows.ALL, false, "placed_on customer_id", "placed_on",
                model.reference("customer_id", "customers").required("not_null"), attribute("placed_on", day()).required("not_null"));
        model.add("shipments", "client dispatcher payroll", Rows.ALL, false, "order_id", "",
                model.reference("order_id", "orders").required("not_null"),
                attribute("carrier", text()).readBy("client", "dispatcher").required("not_blank"));
        model.add("parcels", "client dispatcher payroll", Rows.ALL, false, "shipment_id", "",
                model.reference("shipment_id", "shipments").required("not_null"),
                attribute("weight", number(1, 9)).readBy("client", "dispatcher").updatedBy("dispatcher"));
        model.add("payments", "client dispatcher payroll", Rows.OWN, false, "order_id", "",
                model.reference("order_id", "orders").required("not_null"),
                attribute("amount", number(1, 9)).readBy("client", "payroll").required("not_null"));
        model.add("reviews", "client", Rows.ALL, false, "product_id customer_id stars", "stars",
                model.reference("product_id", "products").required("not_null"),
                model.reference("customer_id", "customers").required("not_null"), attribute("stars", number(1, 6)).required("min"),
                attribute("text", text()));
        model.add("vouchers", "client", Rows.ALL, false, "", "", attribute("code", text()).required("not_blank"));
        model.add("invoices", "client", Rows.OWN_BUT_FOR_ADMIN, true, "number customer total due_on", "total due_on customer",
                attribute("number", text()).required("not_blank"), attribute("customer", text()).required("not_blank"),
                attribute("total", number(1, 9)).required("not_null"), attribute("due_on", day()));
        model.add("reminders", "client", Rows.ALL, false, "invoice_id", "", model.reference("invoice_id", "invoices"));
        model.add("stock", "client", Rows.ALL, false, "article", "", attribute("article", text()));
        return model;
    }

    static boolean allows(Set<String> roles, String role) {
        return roles.isEmpty() || role.equals(ADMIN) || roles.contains(role);
    }

    static Attribute attribute(String name, Function<Random, JsonValue> value) {
        return new Attribute(name, value, "", Set.of(), Set.of(), Set.of(), "");
    }

    /** A reference, by its id. */
    Attribute reference(String name, String target) {
        return new Attribute(name,
                random -> pick(random, List.copyOf(shapes.get(target).stored().keySet())).<JsonValue>map(Json::createValue)
                        .orElse(JsonValue.NULL),
                "", Set.of(), Set.of(), Set.of(), target);
    }

    static Function<Random, JsonValue> text() {
        return random -> Json.createValue("t" + random.nextInt(1_000_000_000));
    }

    static Function<Random, JsonValue> number(int from, int to) {
        return random -> Json.createValue(random.nextInt(from, to));
    }

    static Function<Random, JsonValue> day() {
        return random -> Json.createValue("2026-0%s-1%s".formatted(random.nextInt(1, 10), random.nextInt(10)));
    }

    static <T> Optional<T> pick(Random random, List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    Shape add(String path, String roles, Rows rows, boolean isFile, String filters, String sorts, Attribute... attributes) {
        Shape shape = new Shape(path, words(roles), rows, isFile, List.of(attributes), words(filters), words(sorts), new LinkedHashMap<>());
        shapes.put(path, shape);
        return shape;
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(text.split(" ")));
    }

    List<Shape> shapes() {
        return List.copyOf(shapes.values());
    }

    /** What is wrong with a body, by pointers and rules, as the first round of the API that finds something tells. */
    Set<String> faults(Shape shape, String role, Map<String, JsonValue> body, Optional<Row> row) {
        Set<String> unknown = body.keySet().stream().map(shape::attribute)
                .filter(one -> !one.isReadable(role)).map(one -> one.pointer() + " unknown").collect(Collectors.toCollection(TreeSet::new));
        Set<String> others = new TreeSet<>();
        body.forEach((name, value) -> {
            Attribute one = shape.attribute(name);
            boolean isSame = row.isPresent() && same(value, row.get().values().getOrDefault(name, JsonValue.NULL));
            if (one.isReadable(role) && !one.isWritable(role, row.isEmpty()) && !isSame) {
                others.add(one.pointer() + " roles");
            } else if (one.isReadable(role) && !one.target().isEmpty() && !isSame && !isReadable(one, value, role)) {
                others.add(one.pointer() + " reference");
            }
        });
        // what a POST must not have is found with what it cannot have
        Set<String> first = row.isPresent() ? unknown
                : Stream.concat(unknown.stream(), others.stream().filter(one -> one.endsWith(" roles")))
                        .collect(Collectors.toCollection(TreeSet::new));
        return !first.isEmpty() ? first : !others.isEmpty() ? others : missing(shape, role, merged(body, row));
    }

    private boolean isReadable(Attribute reference, JsonValue id, String role) {
        Shape target = shapes.get(reference.target());
        return id == JsonValue.NULL || target.isOpen(role) && Optional.ofNullable(target.stored().get(((JsonString) id).getString()))
                .filter(row -> target.isShown(row, role)).isPresent();
    }

    private static Set<String> missing(Shape shape, String role, Map<String, JsonValue> values) {
        return shape.attributes().stream().filter(one -> !one.rule().isEmpty() && !values.containsKey(one.name()))
                .map(one -> one.isReadable(role) ? one.pointer() + " " + one.rule() : " undisclosed")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a row has after a change. */
    static Map<String, JsonValue> merged(Map<String, JsonValue> body, Optional<Row> row) {
        Map<String, JsonValue> merged = new TreeMap<>(row.map(Row::values).orElse(Map.of()));
        body.forEach((name, value) -> {
            if (value == JsonValue.NULL) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return merged;
    }

    /** The ids of rows in the order of a sort; what has no value comes last. */
    static List<String> sorted(List<Row> rows, String sort) {
        Comparator<Row> byValue = Comparator.comparing(row -> row.values().get(sort), Comparator.nullsLast(RightsModel::compared));
        return rows.stream().sorted(byValue.thenComparing(Row::id)).map(Row::id).toList();
    }

    private static int compared(JsonValue one, JsonValue other) {
        return one instanceof JsonNumber number ? number.bigDecimalValue().compareTo(((JsonNumber) other).bigDecimalValue())
                : one.toString().compareTo(other.toString());
    }

    static boolean same(JsonValue one, JsonValue other) {
        return plain(one).equals(plain(other));
    }

    /** Numbers without the zeros that a column gives them. */
    static JsonValue plain(JsonValue value) {
        if (value instanceof JsonNumber number) {
            BigDecimal stripped = number.bigDecimalValue().stripTrailingZeros();
            return Json.createValue(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
        }
        if (value instanceof JsonObject object) {
            JsonObjectBuilder plain = Json.createObjectBuilder();
            new TreeMap<>(object).forEach((name, one) -> plain.add(name, plain(one)));
            return plain.build();
        }
        return value;
    }

    /** The JSON of attributes, some of which embedded objects have. */
    static JsonObject object(Map<String, JsonValue> values) {
        Map<String, JsonObjectBuilder> inner = new TreeMap<>();
        JsonObjectBuilder object = Json.createObjectBuilder();
        new TreeMap<>(values).forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (dot < 0) {
                object.add(name, plain(value));
            } else {
                inner.computeIfAbsent(name.substring(0, dot), any -> Json.createObjectBuilder()).add(name.substring(dot + 1), plain(value));
            }
        });
        inner.forEach(object::add);
        return (JsonObject) plain(object.build());
    }

    static <T> List<T> shuffled(List<T> all, Random random) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
