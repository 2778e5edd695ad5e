package org.backendfoundation.configuration.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {

    @Test
    void piecesAreReadAndDecoded() {
        PostgresUrl url = PostgresUrl.parse("postgresql://al%40ice:p%40s%2Fs%3A@db.example:6432/my%20db?sslmode=require");

        assertThat(url).isEqualTo(new PostgresUrl(List.of(new DatabaseHost("db.example", 6432)), "my db", Optional.of("al@ice"),
                Optional.of("p@s/s:"), Map.of("sslmode", "require")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "postgres://u:p@h/d",
        "postgresql+psycopg2://u:p@h/d",
        "postgres+asyncpg://u:p@h/d",
        "postgresql://u:p@h:5432/d",
        "postgresql://u:p@H:/d?",
        "postgresql://h/d?user=u&password=p",
        "postgresql:///d?host=h&user=u&password=p&port=5432",
        "postgresql://x:y@other:1/e?host=h&port=5432&dbname=d&user=u&password=p",
        "jdbc:postgresql://h/d?user=u&password=p",
        "jdbc:postgresql:///?PGHOST=h&PGPORT=5432&PGDBNAME=d&user=u&password=p"})
    void everyFormMeansTheSame(String text) {
        assertThat(PostgresUrl.parse(text).uri()).isEqualTo("postgresql://u:p@h:5432/d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "postgresql://a:1,b:2/d a:1,b:2",
        "postgresql://a,b:2/d a:5432,b:2",
        "postgresql://a,b/d?port=7 a:7,b:7",
        "postgresql://[2001:DB8:0:0::1]:7,10.0.0.1/d [2001:db8::1]:7,10.0.0.1:5432",
        "postgresql:///d?host=::1 [::1]:5432",
        "jdbc:postgresql://[::1]:7,b/d [::1]:7,b:5432"})
    void hostsAndPortsArePairedAsInLibpq(String text, String hosts) {
        assertThat(DatabaseHost.join(PostgresUrl.parse(text).hosts())).isEqualTo(hosts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "application_name=x ApplicationName=x",
        "connect_timeout=5 connectTimeout=5",
        "connect_timeout=-1 connectTimeout=0",
        "target_session_attrs=read-write targetServerType=primary",
        "target_session_attrs=prefer-standby targetServerType=preferSecondary",
        "targetServerType=master targetServerType=primary",
        "keepalives=1 tcpKeepAlive=true",
        "load_balance_hosts=random loadBalanceHosts=true",
        "channel_binding=require channelBinding=require",
        "gssencmode=disable gssEncMode=disable",
        "ssl=true sslmode=require",
        "ssl=verify-full sslmode=verify-full",
        "socketTimeout=7 socketTimeout=7",
        "prepareThreshold=-1 prepareThreshold=-1",
        "options=-c%20a%3D1 options=-c%20a%3D1"})
    void parametersAreTranslatedForTheDriver(String given, String translated) {
        assertThat(PostgresUrl.parse("postgresql://h/d?" + given).jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/d?" + translated);
    }

    @Test
    void sslInTheJdbcFormVerifiesFullyAsTheDriverDoes() {
        assertThat(PostgresUrl.parse("jdbc:postgresql://h/d?ssl").parameters()).isEqualTo(Map.of("sslmode", "verify-full"));
    }

    @Test
    void plusIsASpaceInTheJdbcFormOnly() {
        assertThat(PostgresUrl.parse("jdbc:postgresql://h/d?user=a+b").user()).contains("a b");
        assertThat(PostgresUrl.parse("postgresql://a+b@h/d").user()).contains("a+b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "mysql://h/d url_scheme",
        "h/d url_scheme",
        "POSTGRESQL://h/d url_scheme",
        "postgresql+://h/d url_scheme",
        "postgresql:///d host_missing",
        "postgresql://,/d host_missing",
        "jdbc:postgresql:d host_missing",
        "postgresql://a,,b/d host",
        "postgresql://h database_missing",
        "postgresql://h/ database_missing",
        "postgresql://%2Fvar%2Frun/d unix_socket",
        "postgresql:///d?host=/var/run unix_socket",
        "postgresql://h:0/d port",
        "postgresql://h:65536/d port",
        "postgresql://h:x/d port",
        "postgresql://a:1,b:2/d?host=c port_count",
        "postgresql://[::g]/d host",
        "postgresql://[::1/d host",
        "postgresql://h_*/d host",
        "postgresql://u:a@b@h/d url_encoding",
        "postgresql://u:a%zz@h/d url_encoding",
        "postgresql://u:a%00@h/d url_encoding",
        "postgresql://u:a%ff@h/d url_encoding",
        "postgresql://u:1/2@h/d url_encoding",
        "jdbc:postgresql://u:p@h/d jdbc_credentials",
        "postgresql://h/d?a parameter_form",
        "postgresql://h/d?options=-c%20a=1=2 parameter_form",
        "postgresql://h/d?sslmode=on parameter_value",
        "postgresql://h/d?connect_timeout=- parameter_value",
        "postgresql://h/d?connectTimeout=-1 parameter_value",
        "postgresql://h/d?client_encoding=latin1 parameter_refused",
        "postgresql://h/d?sslcompression=1 parameter_refused",
        "postgresql://h/d?sslsni=0 parameter_refused",
        "postgresql://h/d?ssl_min_protocol_version=TLSv1 parameter_refused",
        "postgresql://h/d?& parameter_form",
        "postgresql://h/d?&sslmode=require parameter_form",
        "postgresql://h/d?sslmode=require&&connect_timeout=1 parameter_form",
        "postgresql://h/d?prepareThreshold=x parameter_value",
        "postgresql://h/d?sslrootcert=system parameter_value",
        "postgresql://h/d?sslmode=require&sslmode=prefer parameter_twice",
        "postgresql://h/d?connect_timeout=1&connectTimeout=2 parameter_twice",
        "postgresql://h/d?service=s parameter_refused",
        "postgresql://h/d?passfile=f parameter_refused",
        "postgresql://h/d?hostaddr=10.0.0.1 parameter_refused",
        "jdbc:postgresql://h/d?socketFactory=x.Y parameter_refused",
        "postgresql://h/d?sslmod=require parameter_unknown"})
    void whatCannotBeUsedIsRefused(String text, String rule) {
        assertThatThrownBy(() -> PostgresUrl.parse(text)).isInstanceOfSatisfying(SettingRuleException.class,
                e -> assertThat(e.rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_encoding=utf8", "client_encoding=UTF8", "client_encoding=UTF-8", "sslcompression=0", "sslsni=1",
        "ssl_min_protocol_version=TLSv1.2", "sslcertmode=allow", "gssdelegation=0", "sslsni=1&"})
    void whatAsksForWhatIsSoAnywayIsTaken(String parameter) {
        assertThat(PostgresUrl.parse("postgresql://h/d?" + parameter).parameters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"connect_timeout=soon", "connectTimeout=soon", "target_session_attrs=all", "channel_binding=on", "keepalives=yes"})
    void parameterIsNamedAsItWasWritten(String parameter) {
        assertThatThrownBy(() -> PostgresUrl.parse("postgresql://h/d?" + parameter))
                .hasMessageContaining("The value of the parameter " + parameter.substring(0, parameter.indexOf('=')) + " is not ");
    }

    @Test
    void keyValueStringIsToldToBeNoUrl() {
        assertThatThrownBy(() -> PostgresUrl.parse("host=h dbname=d user=u"))
                .hasMessageContaining("This is a key/value string and no URL.");
    }

    @Test
    void emptyOptionsSendNone() {
        assertThat(PostgresUrl.parse("postgresql://h/d?options=").withRecommendedParameters("foundation").parameters())
                .doesNotContainKey("options").containsEntry("connectTimeout", "3");
    }

    @Test
    void unknownParameterIsNamed() {
        assertThatThrownBy(() -> PostgresUrl.parse("postgresql://h/d?sslmod=require")).hasMessageContaining("sslmod ");
    }

    @Test
    void restOfAPasswordIsNotTakenForAParameterToName() {
        assertThatThrownBy(() -> PostgresUrl.parse("postgresql://h/d?password=abc&hunter=2")).hasMessageNotContaining("hunter")
                .hasMessageContaining("parameter number 2");
    }

    @Test
    void passwordsAreMasked() {
        PostgresUrl url = PostgresUrl.parse("postgresql://u:hunter2@h/d?sslpassword=hunter3");

        assertThat(url.masked()).isEqualTo("postgresql://u:***@h:5432/d?sslpassword=***");
        assertThat(url).hasToString(url.masked());
    }

    @Test
    void recommendedParametersGiveWayToGivenOnes() {
        PostgresUrl url = PostgresUrl.parse("postgresql://h/d?connect_timeout=9&options=-c%20x%3D1")
                .withRecommendedParameters("foundation");

        assertThat(url.parameters()).containsEntry("connectTimeout", "9").containsEntry("options", "-c x=1")
                .containsEntry("targetServerType", "primary").containsEntry("socketTimeout", "30")
                .containsEntry("stringtype", "unspecified").containsEntry("logServerErrorDetail", "false")
                .containsEntry("reWriteBatchedInserts", "true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"postgresql://h/d 30", "postgresql://h/d?socketTimeout=7 7", "postgresql://h/d?socketTimeout=0 0"})
    void networkTimeOutIsTheUrlsOrTheRecommendedOne(String url, int seconds) {
        assertThat(PostgresUrl.parse(url).networkTimeout()).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "jdbc:postgresql://a:5432,b:5433/d?loggerLevel=OFF true",
        "jdbc:postgresql://b:5433,A/d true",
        "jdbc:postgresql://a:5432/d false",
        "jdbc:postgresql://a:5432,b:5433/e false",
        "jdbc:h2:mem:d false"})
    void poolsUrlIsCompared(String url, boolean isSame) {
        assertThat(PostgresUrl.parse("postgresql://a,b:5433/d").sameDatabaseAs(url)).isEqualTo(isSame);
    }
}
