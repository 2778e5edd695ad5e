package org.backendfoundation.audit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UncapturedBulkTest {

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE stock SET pieces = 1", "update only public.stock\nset pieces = 1", "INSERT INTO stock(id) VALUES (1)",
        "DELETE FROM \"stock\"",
        "  insert into \"public\".\"stock\" select 1", "MERGE INTO stock USING other ON true WHEN MATCHED THEN DO NOTHING",
        "WITH old AS (SELECT 1) DELETE FROM stock", "SELECT 1; UPDATE stock SET pieces = 1"})
    void tableThatSqlChangesIsKnown(String sql) {
        assertThat(UncapturedBulk.changedTables(sql)).containsExactly("stock");
    }

    @Test
    void oneStatementChangesSeveral() {
        assertThat(UncapturedBulk.changedTables("WITH gone AS (DELETE FROM stock RETURNING id) INSERT INTO sold SELECT id FROM gone"))
                .containsExactly("stock", "sold");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"SELECT * FROM stock", "SET CONSTRAINTS ALL IMMEDIATE", ""})
    void whatChangesNoTableIsNone(String sql) {
        assertThat(UncapturedBulk.changedTables(sql)).isEmpty();
    }

    @Test
    void longStatementIsReadAtOnce() {
        assertThat(UncapturedBulk.changedTables("UPDATE stock SET article = '" + "x".repeat(1 << 20) + "'")).contains("stock");
    }
}
