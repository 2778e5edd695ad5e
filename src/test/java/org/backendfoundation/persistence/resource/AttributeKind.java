package org.backendfoundation.persistence.resource;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;

/**
 * An attribute of the sample that stands for its kind.
 *
 * @param java   the type, as the page on entities names it
 * @param column as the page names it
 * @param entity the simple name of the entity
 * @param one    a value in JSON, which sorts before the other
 * @param schema type and format in OpenAPI
 */
record AttributeKind(String java, String column, String entity, String name, String one, String other, Filter filter, boolean isSorted,
        String schema) {

    /** What lists may be narrowed to. */
    enum Filter {
        NO, EQUAL, RANGES
    }

    private static final String NUMBERS = "KindNumber";
    private static final String TEXTS = "KindText";
    private static final String TIMES = "KindTime";
    private static final String VALUES = "KindValue";
    private static final String LISTS = "KindList";
    private static final String TEXT = "text";
    private static final String TIMESTAMPTZ = "timestamptz";
    private static final String JSONB = "jsonb";
    private static final String OWN_TABLE = "a table of its own";
    private static final String EARLIER = "\"2026-01-31T12:00:00.000001Z\"";
    private static final String LATER = "\"2026-07-31T12:00:00.000000Z\"";
    private static final String INT32 = "integer int32";
    private static final String DATE_TIME = "string date-time";
    private static final String POINT = "{\"latitude\":1.5,\"longitude\":2.5,\"since\":1999}";
    private static final String OTHER_POINT = "{\"latitude\":3.5,\"longitude\":4.5,\"since\":2001}";

    static final List<AttributeKind> ALL = Stream.of(numbers(), texts(), times(), values(), collections(), named()).flatMap(List::stream)
            .toList();

    private static List<AttributeKind> numbers() {
        return List.of(number("byte", "smallint", "tiny", "-128", "127", INT32), number("short", "smallint", "small", "-5", "32767", INT32),
                number("int", "integer", "whole", "-5", "2147483647", INT32), number("Integer", "integer", "boxed", "-5", "7", INT32),
                number("long", "bigint", "large", "-5", "9223372036854775807", "integer int64"),
                number("BigInteger", "numeric", "huge", "-5", "123456789012345678901234567890", "integer"),
                number("float", "real", "single", "-1.5", "3.4028235E38", "number float"),
                number("double", "double precision", "twice", "0.0005", "20000000.5", "number double"),
                number("BigDecimal", "numeric(12, 2)", "exact", "-1.25", "9999999999.99", "number"),
                number("Year", "integer", "model_year", "1999", "2026", INT32),
                new AttributeKind("boolean", "boolean", NUMBERS, "flag", "false", "true", Filter.EQUAL, true, "boolean"),
                new AttributeKind("Boolean", "boolean", NUMBERS, "maybe", "false", "true", Filter.EQUAL, true, "boolean"));
    }

    private static AttributeKind number(String java, String column, String name, String one, String other, String schema) {
        return new AttributeKind(java, column, NUMBERS, name, one, other, Filter.RANGES, true, schema);
    }

    private static List<AttributeKind> texts() {
        return List.of(text("String", TEXT, "title", "\"a & 'b'\"", "\"b\\\"ü\"", "string"),
                text("char", "char(1)", "mark", "\"a\"", "\"b\"", "string"),
                text("UUID", "uuid", "code", "\"0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\"", "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"",
                        "string uuid"),
                text("enum", TEXT, "colour", "\"BLUE\"", "\"RED\"", "string"),
                text("enum", "integer", "rank", "\"RED\"", "\"BLUE\"", "string"),
                text("enum", "a PostgreSQL enum", "mood", "\"RED\"", "\"BLUE\"", "string"),
                text("URI", TEXT, "site", "\"https://example.org/a?b=c&d\"", "\"urn:b\"", "string uri-reference"),
                text("Currency", "char(3)", "currency", "\"CHF\"", "\"EUR\"", "string"),
                text("Locale", TEXT, "language", "\"de-CH\"", "\"en\"", "string"),
                text("ZoneId", TEXT, "zone", "\"Asia/Tokyo\"", "\"Europe/Zurich\"", "string"),
                text("@Lob String", TEXT, "story", "\"once\"", "\"twice\"", "string"),
                text("@Basic(LAZY) String", TEXT, "remark", "\"a\"", "\"b\"", "string"),
                text("Optional<String>", TEXT, "nick", "\"a\"", "\"b\"", "string"),
                unsorted("byte[]", "bytea", "bytes", "\"AQL/\"", "\"\"", "string byte"),
                unsorted("@Lob byte[]", "bytea", "photo", "\"AQL/\"", "\"AA==\"", "string byte"));
    }

    private static AttributeKind text(String java, String column, String name, String one, String other, String schema) {
        return new AttributeKind(java, column, TEXTS, name, one, other, Filter.EQUAL, true, schema);
    }

    private static AttributeKind unsorted(String java, String column, String name, String one, String other, String schema) {
        return new AttributeKind(java, column, TEXTS, name, one, other, Filter.EQUAL, false, schema);
    }

    private static List<AttributeKind> times() {
        return List.of(time("OffsetDateTime", TIMESTAMPTZ, "offset_time", EARLIER, LATER, DATE_TIME),
                time("Instant", TIMESTAMPTZ, "instant", EARLIER, LATER, DATE_TIME),
                time("ZonedDateTime", TIMESTAMPTZ, "zoned", EARLIER, LATER, DATE_TIME),
                time("java.util.Date", TIMESTAMPTZ, "java_date", "\"2026-01-31T12:00:00.001000Z\"", LATER, DATE_TIME),
                time("java.sql.Timestamp", TIMESTAMPTZ, "sql_timestamp", EARLIER, LATER, DATE_TIME),
                time("java.sql.Date", "date", "sql_date", "\"0001-01-01\"", "\"2026-01-31\"", "string date"),
                time("LocalDate", "date", "local_date", "\"2026-01-31\"", "\"9999-12-31\"", "string date"),
                time("LocalDateTime", "timestamp", "local_date_time", "\"0001-01-01T00:00:00.000000\"", "\"9999-12-31T23:59:59.999999\"",
                        "string local-date-time"),
                time("LocalTime", "time", "local_time", "\"00:00:00.000000\"", "\"23:59:59.999999\"", "string local-time"),
                time("OffsetTime", "timetz", "time_of_day", "\"12:00:00.000001Z\"", "\"23:59:59.999999Z\"", "string time"),
                time("YearMonth", TEXT, "month", "\"2026-01\"", "\"2026-10\"", "string"),
                span("Duration", TEXT, "duration", "\"PT5M\"", "\"PT-0.5S\""),
                span("Duration", "interval", "lapse", "\"PT5M\"", "\"PT36H\""),
                span("Period", TEXT, "period", "\"P1M\"", "\"P1Y-2M3D\""));
    }

    private static AttributeKind time(String java, String column, String name, String one, String other, String schema) {
        return new AttributeKind(java, column, TIMES, name, one, other, Filter.RANGES, true, schema);
    }

    private static AttributeKind span(String java, String column, String name, String one, String other) {
        return new AttributeKind(java, column, TIMES, name, one, other, Filter.EQUAL, false, "string duration");
    }

    private static List<AttributeKind> values() {
        return List.of(whole("String[]", "text[]", VALUES, "names", "[\"b\",\"a,\\\"c\\\"\",\"\"]", "[\"NULL\"]", "array"),
                whole("int[]", "integer[]", VALUES, "numbers", "[2,1]", "[]", "array"),
                whole("List<String>", "text[]", VALUES, "tags", "[\"b\",\"a\"]", "[\"c\"]", "array"),
                whole("List<Integer>", "integer[]", VALUES, "scores", "[2,1]", "[3]", "array"),
                whole("Set<String>", "text[]", VALUES, "marks", "[\"a\"]", "[\"b\"]", "array"),
                whole("JsonObject", JSONB, VALUES, "details", "{\"a\":{\"b\":[1]}}", "{\"a\":2.5}", "object"),
                whole("JsonArray", JSONB, VALUES, "steps", "[1,{\"a\":[]}]", "[]", "array"),
                whole("JsonValue", JSONB, VALUES, "anything", "\"text\"", "true", ""),
                whole("a record or bean", TEXT, VALUES, "price", "{\"amount\":12.50,\"currency\":\"EUR\"}",
                        "{\"amount\":1,\"currency\":\"CHF\"}", "object"),
                whole("a record or bean", JSONB, VALUES, "size", "{\"width\":1,\"unit\":\"m\"}", "{\"width\":2,\"unit\":\"cm\"}",
                        "object"));
    }

    private static List<AttributeKind> collections() {
        return List.of(whole("@ElementCollection List", OWN_TABLE, LISTS, "words", "[\"b\",\"a\",\"b\"]", "[\"c\"]", "array"),
                whole("@ElementCollection Set", OWN_TABLE, LISTS, "labels", "[\"a\"]", "[\"b\"]", "array"),
                whole("@ElementCollection Set", OWN_TABLE, LISTS, "colours", "[\"RED\"]", "[\"BLUE\"]", "array"),
                whole("@ElementCollection Set", OWN_TABLE, LISTS, "moments", "[" + EARLIER + "]", "[" + LATER + "]", "array"),
                whole("@ElementCollection Map", OWN_TABLE, LISTS, "prices", "{\"a\":1.50}", "{\"a\":2.50}", "object"),
                whole("@ElementCollection List", OWN_TABLE, LISTS, "stops", "[" + POINT + "," + OTHER_POINT + "]", "[" + OTHER_POINT + "]",
                        "array"),
                whole("@ElementCollection Map", OWN_TABLE, LISTS, "places", "{\"a\":" + POINT + "}", "{\"a\":" + OTHER_POINT + "}",
                        "object"),
                whole("@Embedded", "a column for each part", "KindPlace", "home", address("Bern", POINT), address("Basel", OTHER_POINT),
                        "object"),
                whole("@Embedded", "a column for each part", "KindPlace", "work", address("Genf", OTHER_POINT), address("Chur", POINT),
                        "object"));
    }

    private static String address(String city, String point) {
        return "{\"city\":\"" + city + "\",\"point\":" + point + "}";
    }

    private static AttributeKind whole(String java, String column, String entity, String name, String one, String other, String schema) {
        return new AttributeKind(java, column, entity, name, one, other, Filter.NO, false, schema);
    }

    /** Attributes whose kind is a name, a form or a place of their own, and not a type of their own. */
    private static List<AttributeKind> named() {
        return List.of(name("order", "\"a\"", "\"b\"", Filter.EQUAL, true), name("of_field", "\"a\"", "\"b\"", Filter.EQUAL, true),
                name("of_getter", "\"a\"", "\"b\"", Filter.EQUAL, false), name("of_setter", "\"a\"", "\"b\"", Filter.EQUAL, false),
                name("url", "\"a\"", "\"b\"", Filter.EQUAL, true), name("e_mail", "\"a\"", "\"b\"", Filter.EQUAL, false),
                name("upper", "\"A\"", "\"B\"", Filter.EQUAL, true), name("due", "\"31.01.2026\"", "\"01.07.2026\"", Filter.RANGES, true),
                name("fee", "\"1.50\"", "\"2.50\"", Filter.RANGES, true),
                new AttributeKind("", "", "KindName", "paid", "false", "true", Filter.EQUAL, true, "boolean"),
                inherited("KindVehicle", "wheels", "3", "4", INT32), inherited("KindCar", "wheels", "3", "4", INT32),
                inherited("KindCar", "engine", "\"a\"", "\"b\"", "string"), inherited("KindAsset", "owner", "\"a\"", "\"b\"", "string"),
                inherited("KindMachine", "owner", "\"a\"", "\"b\"", "string"), inherited("KindMachine", "power", "3", "4", INT32),
                inherited("KindTicket", "code", "3", "4", INT32), inherited("KindTicket", "holder", "\"a\"", "\"b\"", "string"));
    }

    private static AttributeKind name(String name, String one, String other, Filter filter, boolean isSorted) {
        return new AttributeKind("", "", "KindName", name, one, other, filter, isSorted, "string");
    }

    private static AttributeKind inherited(String entity, String name, String one, String other, String schema) {
        Filter filter = one.startsWith("\"") ? Filter.EQUAL : Filter.RANGES;
        return new AttributeKind("", "", entity, name, one, other, filter, true, schema);
    }

    boolean isScalar() {
        return filter != Filter.NO && !java.isEmpty();
    }

    static JsonValue json(String text) {
        return Json.createReader(new StringReader(text)).readValue();
    }

    /** The value as a query parameter has it. */
    static String parameter(String value) {
        return json(value) instanceof JsonString string ? string.getString() : value;
    }

    /** Numbers are the same whatever their digits. */
    static boolean isSame(JsonValue one, JsonValue other) {
        return one instanceof JsonNumber number && other instanceof JsonNumber second
                ? number.bigDecimalValue().compareTo(second.bigDecimalValue()) == 0
                : one.equals(other);
    }

    @Override
    public String toString() {
        return entity + "." + name + " (" + java + " in " + column + ")";
    }
}
