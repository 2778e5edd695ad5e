package org.backendfoundation.configuration.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backendfoundation.configuration.rule.PercentCode;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"-c default_transaction_isolation=serializable", "-cdefault_transaction_isolation=serializable",
        "--default-transaction-isolation=repeatable\\ read", "-c statement_timeout=3s -c transaction_isolation=serializable"})
    void isolationThatThePoolSetsOtherwiseIsRefusedByName(String options) {
        assertThatThrownBy(() -> PostgresUrl.parse("postgresql://h/d?options=" + PercentCode.encode(options)))
                .isInstanceOf(SettingRuleException.class)
                .hasMessageContaining("transaction_isolation").hasMessageContaining("no effect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-c default_transaction_isolation=read\\ committed", "-c search_path=serializable", "",
        PostgresUrl.RECOMMENDED_OPTIONS,
        "-c application_name=default_transaction_isolation"})
    void whateverElseIsAccepted(String options) {
        assertThat(ServerOptions.accepted(options)).isEqualTo(options);
    }
}
