package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UncapturedBulkTest {

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE stock SET pieces = 1", "update only public.stock\nset pieces = 1", "INSERT INTO stock(id) VALUES (1)", "DELETE FROM \"stock\"",
        "  insert into \"public\".\"stock\" select 1"})
    void tableThatSqlChangesIsKnown(String sql) {
        assertThat(UncapturedBulk.changedTable(sql)).contains("stock");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"SELECT * FROM stock", "SET CONSTRAINTS ALL IMMEDIATE", ""})
    void whatChangesNoTableIsNone(String sql) {
        assertThat(UncapturedBulk.changedTable(sql)).isEmpty();
    }

    @Test
    void longStatementIsReadAtOnce() {
        assertThat(UncapturedBulk.changedTable("UPDATE stock SET article = '" + "x".repeat(1 << 20) + "'")).contains("stock");
    }
}
