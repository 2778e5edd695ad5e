package org.backendfoundation.configuration.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** What holds for every URL, not only for those somebody thought of. */
class PostgresUrlPropertiesTest {

    @Property
    void canonicalFormIsReadAsItself(@ForAll @From("urls") PostgresUrl url) {
        assertThat(PostgresUrl.parse(url.uri())).isEqualTo(url);
    }

    @Property
    void jdbcFormKeepsAllButTheCredentials(@ForAll @From("urls") PostgresUrl url) {
        PostgresUrl back = PostgresUrl.parse(url.jdbcUrl()).withCredentials(url.user(), url.password());

        assertThat(back.uri()).isEqualTo(url.uri());
    }

    @Property
    void driverReadsTheSame(@ForAll @From("urls") PostgresUrl url) {
        Properties read = Driver.parseURL(url.withRecommendedParameters("foundation").jdbcUrl(), null);

        Map<String, String> expected = new LinkedHashMap<>(url.withRecommendedParameters("foundation").parameters());
        expected.put("PGHOST", hosts(url));
        expected.put("PGPORT", String.join(",", url.hosts().stream().map(host -> String.valueOf(host.port())).toList()));
        expected.put("PGDBNAME", url.database());
        assertThat(read).containsExactlyInAnyOrderEntriesOf(new LinkedHashMap<>(expected));
    }

    @Property
    void passwordIsNeverShown(@ForAll @From("urls") PostgresUrl url, @ForAll @StringLength(min = 1, max = 20) String garbage) {
        String secret = "s3cr3tP" + Integer.toHexString(garbage.hashCode());
        PostgresUrl known = url.withCredentials(url.user(), Optional.of(secret + "/?@"));

        assertThat(known.masked() + known + known.jdbcUrl()).doesNotContain(secret);
    }

    @Property
    void brokenUrlNeverShowsItsPassword(@ForAll @From("garbage") String before, @ForAll @From("garbage") String after) {
        String secret = "s3cr3t";
        String url = "postgresql://u:" + before + secret + after + "@h/d";

        Throwable thrown = catchThrowable(() -> PostgresUrl.parse(url));

        assertThat(PostgresUrl.maskUnreadable(url) + thrown).doesNotContain(secret);
    }

    @Property
    void anyTextIsReadOrRefusedByARule(@ForAll String text, @ForAll @From("schemes") String scheme) {
        Throwable thrown = catchThrowable(() -> PostgresUrl.parse(scheme + text));

        assertThat(thrown == null || thrown instanceof SettingRuleException).isTrue();
    }

    @Property
    void anyGarbageInTheUrlsOwnSignsIsReadOrRefusedByARule(@ForAll @From("garbage") String text, @ForAll @From("schemes") String scheme) {
        Throwable thrown = catchThrowable(() -> PostgresUrl.parse(scheme + text));

        assertThat(thrown == null || thrown instanceof SettingRuleException).isTrue();
    }

    @Test
    void everyAllowedParameterIsTheDrivers() {
        assertThat(JdbcParameters.ALLOWED.keySet()).allMatch(name -> PGProperty.forName(name) != null);
    }

    @Test
    void noParameterIsBothAllowedAndRefused() {
        assertThat(RefusedParameters.REASONS.keySet()).doesNotContainAnyElementsOf(JdbcParameters.ALLOWED.keySet())
                .doesNotContainAnyElementsOf(LibpqParameters.ALLOWED.keySet());
    }

    private static String hosts(PostgresUrl url) {
        return String.join(",",
                url.hosts().stream().map(host -> host.name().contains(":") ? "[" + host.name() + "]" : host.name()).toList());
    }

    @Provide
    Arbitrary<String> schemes() {
        return Arbitraries.of("", "postgresql://", "postgres+x://", "jdbc:postgresql://", "jdbc:postgresql:");
    }

    @Provide
    Arbitrary<String> garbage() {
        return Arbitraries
                .of("h", "u", "1", ":", "@", "/", "?", "&", "=", ",", "[", "]", "%", "%2F", "%00", "password=", "user=", "sslmode=", ".",
                        "+")
                .list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<PostgresUrl> urls() {
        Arbitrary<List<DatabaseHost>> hosts = Combinators.combine(Arbitraries.of("db", "a.b-c.example", "10.0.0.1", "::1", "2001:db8::1"),
                Arbitraries.integers().between(1, 65535)).as(DatabaseHost::new).list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(hosts, texts(), texts().optional(), texts().optional(), parameters()).as(PostgresUrl::new)
                .withoutEdgeCases(); // their combinations outnumber the tries
    }

    /** Any text that a URL can hold: everything but NUL and halves of surrogate pairs. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings().all().excludeChars('\0').ofMinLength(1).ofMaxLength(12)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    }

    private static Arbitrary<Map<String, String>> parameters() {
        Arbitrary<Map.Entry<String, String>> free = Combinators
                .combine(Arbitraries.of("ApplicationName", "options", "sslpassword", "currentSchema"), texts())
                .as(Map::entry);
        Arbitrary<Map.Entry<String, String>> closed = Arbitraries.of(Map.entry("targetServerType", "preferSecondary"),
                Map.entry("sslmode", "verify-ca"),
                Map.entry("targetServerType", "preferPrimary"), Map.entry("tcpKeepAlive", "false"), Map.entry("loadBalanceHosts", "true"),
                Map.entry("connectTimeout", "3"), Map.entry("gssEncMode", "disable"));
        return Arbitraries.oneOf(free, closed).list().ofMaxSize(5).map(PostgresUrlPropertiesTest::ordered);
    }

    private static Map<String, String> ordered(List<Map.Entry<String, String>> entries) {
        Map<String, String> map = new LinkedHashMap<>();
        new ArrayList<>(entries).forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
