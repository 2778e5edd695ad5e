package org.backendfoundation.configuration.postgres;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.LogSafe;
import org.backendfoundation.configuration.rule.PercentCode;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * Where a PostgreSQL database is and how to reach it. Read from libpq's form ({@code postgresql://}, {@code postgres://}), SQLAlchemy's
 * ({@code postgresql+driver://}) or pgjdbc's ({@code jdbc:postgresql://}); kept in one form, from which {@link #uri()} and
 * {@link #jdbcUrl()} are written. Host and database must be named, and every parameter must be known.
 *
 * @param hosts      at least one, in the order in which they are tried
 * @param parameters under pgjdbc's names, in the order given; {@code sslpassword} may be among them
 */
public record PostgresUrl(List<DatabaseHost> hosts, String database, Optional<String> user, Optional<String> password,
        Map<String, String> parameters) {

    /**
     * How long a statement may run, a transaction may idle, and what it sees of others. Every space within a value is escaped by a
     * backslash, as the server wants it (postgres, option -c; pg_split_opts).
     */
    static final String RECOMMENDED_OPTIONS = "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
            + " -c default_transaction_isolation=read\\ committed";

    private static final int HASH_LENGTH = 8;
    private static final String NETWORK_TIMEOUT = "socketTimeout";
    private static final Map<String, String> RECOMMENDED = recommended();

    public PostgresUrl {
        hosts = List.copyOf(hosts);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** @throws SettingRuleException saying why the text is no URL that can be used, without quoting it */
    public static PostgresUrl parse(String text) {
        UrlParts parts = UrlCutter.cut(text);
        String database = parts.find("dbname").orElseThrow(() -> new SettingRuleException("database_missing", "The URL names no database.",
                "Write it after the host: postgresql://user@host:5432/database."));
        return new PostgresUrl(DatabaseHost.list(parts), database, parts.find("user"), parts.find("password"),
                UrlParameters.translate(parts));
    }

    /**
     * Seconds unless said otherwise: a dead server is noticed, strings are sent untyped so that jsonb and uuid take them, no exception has
     * the details of the server's message, which are the values of a row, and the rows of a batch are inserted by few statements.
     */
    private static Map<String, String> recommended() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("targetServerType", "primary");
        parameters.put("connectTimeout", "3");
        parameters.put("loginTimeout", "3"); // connectTimeout ends where the server accepts, before it has said a word
        parameters.put(NETWORK_TIMEOUT, "30");
        parameters.put("cancelSignalTimeout", "2");
        parameters.put("tcpKeepAlive", "true");
        parameters.put("stringtype", "unspecified");
        parameters.put("logServerErrorDetail", "false");
        parameters.put("reWriteBatchedInserts", "true");
        parameters.put("options", RECOMMENDED_OPTIONS);
        return parameters;
    }

    /**
     * Adds the foundation's parameters that the URL does not set. {@code options} is one parameter: a URL that sets it replaces ours
     * completely, and an empty one sends none, as poolers need it.
     *
     * @param applicationName the name by which the database tells these connections from other nodes'
     */
    public PostgresUrl withRecommendedParameters(String applicationName) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        RECOMMENDED.forEach(all::putIfAbsent);
        all.putIfAbsent("ApplicationName", applicationName);
        all.remove("options", "");
        return new PostgresUrl(hosts, database, user, password, all);
    }

    /** How long a connection waits for an answer of the network; zero for ever. */
    public Duration networkTimeout() {
        return Duration.ofSeconds(Long.parseLong(parameters.getOrDefault(NETWORK_TIMEOUT, RECOMMENDED.get(NETWORK_TIMEOUT))));
    }

    public PostgresUrl withCredentials(Optional<String> otherUser, Optional<String> otherPassword) {
        return new PostgresUrl(hosts, database, otherUser, otherPassword, parameters);
    }

    /** The URL for pgjdbc, without user and password, and with every port. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + DatabaseHost.join(hosts) + "/" + PercentCode.encode(database) + query(parameters);
    }

    /** The canonical form, for libpq wherever libpq knows the parameters; with the password. */
    public String uri() {
        return uri(password, parameters);
    }

    /** The canonical form with {@code ***} for every password. */
    public String masked() {
        Map<String, String> shown = new LinkedHashMap<>(parameters);
        shown.computeIfPresent("sslpassword", (name, value) -> LogSafe.MASK);
        return uri(password.map(value -> LogSafe.MASK), shown);
    }

    private String uri(Optional<String> shownPassword, Map<String, String> shownParameters) {
        String credentials = user.map(PercentCode::encode).orElse("")
                + shownPassword.map(value -> ":" + encodeUnlessMask(value)).orElse("");
        Map<String, String> libpq = new LinkedHashMap<>();
        shownParameters.forEach((name, value) -> {
            Entry<String, String> back = LibpqParameters.back(name, value);
            libpq.put(back.getKey(), back.getValue());
        });
        return "postgresql://" + (credentials.isEmpty() ? "" : credentials + "@") + DatabaseHost.join(hosts) + "/"
                + PercentCode.encode(database) + query(libpq);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encodeUnlessMask(entry.getValue())).collect(joining("&", "?", ""));
    }

    private static String encodeUnlessMask(String value) {
        return value.equals(LogSafe.MASK) ? value : PercentCode.encode(value);
    }

    /**
     * Whether a driver's or pool's URL ({@code DatabaseMetaData.getURL()}) means the same hosts, ports and database; parameters and the
     * order of hosts do not count.
     */
    public boolean sameDatabaseAs(String url) {
        try {
            UrlParts parts = UrlCutter.cut(url);
            return parts.find("dbname").filter(database::equals).isPresent()
                    && new HashSet<>(hosts).equals(new HashSet<>(DatabaseHost.list(parts)));
        } catch (SettingRuleException e) {
            return false; // whatever the driver uses there, it is not a URL like this one
        }
    }

    /** Eight hexadecimal digits, the same for each URL that means the same hosts, ports and database, in whatever order. */
    public String addressHash() {
        String address = hosts.stream().map(DatabaseHost::toString).sorted().collect(joining(",")) + "/" + database;
        return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString().substring(0, HASH_LENGTH);
    }

    /** The scheme of an unreadable text; the rest is hidden, because a password may begin anywhere in it. */
    public static String maskUnreadable(String text) {
        String stripped = text.strip();
        return Stream.of("jdbc:postgresql://", "postgresql://", "postgres://").filter(stripped::startsWith).findFirst().orElse("")
                + LogSafe.MASK;
    }

    /** Masked. */
    @Override
    public String toString() {
        return masked();
    }
}
