package org.backendfoundation.persistence.index;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.sql.SqlQuery;

/**
 * How PostgreSQL would answer queries, whatever their values and however many rows there are: by the plan that it keeps for all values,
 * with the ways switched off that cost more the longer a table is. What it takes all the same shows that there is no other way.
 */
final class QueryPlans {

    private static final Set<String> SORTS = Set.of("Sort", "Incremental Sort");

    private final Connection connection;

    QueryPlans(Connection connection) {
        this.connection = connection;
    }

    /** Whether an index has the rows one after the other as the page wants them, so that the first rows of it are all that is read. */
    boolean isInOrder(SentQuery query, IndexedColumn column) throws SQLException {
        return isInOrder(ordered(query), column);
    }

    /** The same among the rows that have one value of the column. */
    boolean isInOrderOfOneValue(SentQuery query, IndexedColumn column) throws SQLException {
        List<JsonObject> nodes = ordered(query);
        JsonObject first = nodes.stream().filter(node -> !node.containsKey("Plans")).findFirst().orElseThrow();
        return isOfNothing(nodes) || isInOrder(nodes, column) && isSought(first, column);
    }

    private static boolean isInOrder(List<JsonObject> nodes, IndexedColumn column) {
        return isOfNothing(nodes)
                || nodes.stream().noneMatch(node -> isWhole(node) || SORTS.contains(type(node)) || isSifted(node, column));
    }

    private List<JsonObject> ordered(SentQuery query) throws SQLException {
        return nodes(query, "seqscan", "bitmapscan", "sort", "incremental_sort", "hashjoin", "mergejoin");
    }

    /** Whether an index gives the rows that the page chooses from, in any order. */
    boolean isNarrowed(SentQuery query, IndexedColumn column) throws SQLException {
        List<JsonObject> nodes = narrowed(query);
        return isOfNothing(nodes)
                || nodes.stream().noneMatch(node -> isWhole(node) || isSifted(node, column)) && sought(nodes, column).isPresent();
    }

    /** Whether there is one row at most, which no index has to put in order. */
    boolean isSingle(SentQuery query, IndexedColumn column) throws SQLException {
        Optional<String> index = sought(narrowed(query), column);
        return index.isPresent()
                && ask("SELECT (SELECT indisunique AND indnkeyatts = 1 FROM pg_index WHERE indexrelid = ?::regclass)::text",
                        index.get()).equals("true");
    }

    /** The index in which the column's values are looked up, instead of in all of it: so it begins with the column. */
    private Optional<String> sought(List<JsonObject> nodes, IndexedColumn column) throws SQLException {
        for (JsonObject node : nodes) {
            if (type(node).equals("Bitmap Index Scan") && isSought(node, column)) {
                return Optional.of(index(node));
            }
        }
        return Optional.empty();
    }

    private boolean isSought(JsonObject node, IndexedColumn column) throws SQLException {
        return column.isIn(node.getString("Index Cond", ""))
                && column.isIn(ask("SELECT pg_get_indexdef(?::regclass, 1, true)", index(node)));
    }

    private String index(JsonObject node) throws SQLException {
        return ask("SELECT quote_ident(?)", node.getString("Index Name"));
    }

    /** Whether the database knows how to index parts of texts. */
    boolean haveTrigrams() throws SQLException {
        return ask("SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = ?)::text", "pg_trgm").equals("true");
    }

    private String ask(String sql, String value) throws SQLException {
        return SqlQuery.of(sql + " AS answer", value).first(connection, row -> row.getString("answer"));
    }

    private List<JsonObject> narrowed(SentQuery query) throws SQLException {
        return nodes(query, "seqscan", "indexscan", "indexonlyscan", "hashjoin", "mergejoin");
    }

    private static String type(JsonObject node) {
        return node.getString("Node Type");
    }

    /** PostgreSQL reads nothing to find rows without a value of a column that is never null. */
    private static boolean isOfNothing(List<JsonObject> nodes) {
        return nodes.stream().noneMatch(node -> node.containsKey("Relation Name"));
    }

    private static boolean isWhole(JsonObject node) {
        return type(node).equals("Seq Scan");
    }

    /** Whether rows are read that the condition on the column leaves out. */
    private static boolean isSifted(JsonObject node, IndexedColumn column) {
        return Stream.of("Filter", "Join Filter").anyMatch(key -> column.isIn(node.getString(key, "")));
    }

    private List<JsonObject> nodes(SentQuery query, String... switchedOff) throws SQLException {
        String ways = Stream.of(switchedOff).map(way -> "SET enable_" + way + " = off; ").collect(Collectors.joining());
        String types = list(query.types());
        String nulls = list(Collections.nCopies(query.types().size(), "NULL"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan; " + ways + "PREPARE listed" + types + " AS " + query.numbered());
            String plan = SqlQuery.of("EXPLAIN (FORMAT JSON) EXECUTE listed" + nulls).first(connection, row -> row.getString("QUERY PLAN"));
            statement.execute("DEALLOCATE listed; RESET ALL");
            return nodes(Json.createReader(new StringReader(plan)).readArray().getJsonObject(0).getJsonObject("Plan")).toList();
        }
    }

    private static String list(List<String> parts) {
        return parts.isEmpty() ? "" : "(" + String.join(", ", parts) + ")";
    }

    private static Stream<JsonObject> nodes(JsonObject node) {
        List<JsonObject> below = node.containsKey("Plans") ? node.getJsonArray("Plans").getValuesAs(JsonObject.class) : List.of();
        return Stream.concat(Stream.of(node), below.stream().flatMap(QueryPlans::nodes));
    }
}
