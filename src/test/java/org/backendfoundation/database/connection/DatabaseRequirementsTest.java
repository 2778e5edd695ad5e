package org.backendfoundation.database.connection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.database.pool.PoolSize;
import org.backendfoundation.database.pool.UnmanagedPool;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseRequirementsTest {

    private static final String URL = "jdbc:postgresql://db.example:5432/orders?connectTimeout=3&password=secret";

    private final DatabaseRequirements expectations = new DatabaseRequirements();

    @BeforeEach
    void configure() {
        expectations.configuration = ApplicationConfiguration
                .of(Map.of("database_url", "postgresql://app@db.example/orders", "database_instances", "4"));
        expectations.pool = new UnmanagedPool(new PoolSize(2, 10));
    }

    @Test
    void whatFitsIsAccepted() {
        assertThatCode(() -> expectations.check(facts(URL, 130_000, false, 100))).doesNotThrowAnyException();
    }

    @Test
    void poolThatPointsElsewhereIsRefusedWithBothPlacesAndNoSecret() {
        assertRefused(facts(URL.replace("orders", "other"), 180_000, false, 100), DatabaseError.POOL_ELSEWHERE,
                "jdbc:postgresql://db.example:5432/other and database_url says postgresql://app@db.example:5432/orders");
    }

    @Test
    void postgresqlBefore13IsRefused() {
        assertRefused(facts(URL, 120_022, false, 100), DatabaseError.DATABASE_TOO_OLD, "version 13 or newer");
    }

    @Test
    void readOnlyDatabaseIsRefused() {
        assertRefused(facts(URL, 180_000, true, 100), DatabaseError.DATABASE_READ_ONLY, "point DATABASE_URL at the primary");
    }

    @Test
    void poolBeyondItsBudgetIsRefusedWithASizeThatFits() {
        assertRefused(facts(URL, 180_000, false, 40), DatabaseError.POOL_OVER_BUDGET,
                "4 nodes with 10 connections each need 40 and the database accepts 37");
    }

    @Test
    void sessionWithoutTimeOutsIsRefusedUnlessTheUrlSetsOptionsOfItsOwn() {
        DatabaseFacts unbounded = new DatabaseFacts(URL, "app", "PostgreSQL", "as given", 180_000, false, 100, 3, false, 100);
        assertRefused(unbounded, DatabaseError.TIME_OUTS_MISSING, "ALTER ROLE app SET statement_timeout = '30s'; "
                + "ALTER ROLE app SET idle_in_transaction_session_timeout = '60s'");

        expectations.configuration = ApplicationConfiguration
                .of(Map.of("database_url", "postgresql://app@db.example/orders?options=-c%20work_mem%3D8MB"));

        assertThatCode(() -> expectations.check(unbounded)).doesNotThrowAnyException();
    }

    private void assertRefused(DatabaseFacts facts, DatabaseError code, String words) {
        assertThatThrownBy(() -> expectations.check(facts)).hasMessageContaining(words).hasMessageNotContaining("secret")
                .extracting(failure -> ((ProblemException) failure).code()).isEqualTo(code);
    }

    private static DatabaseFacts facts(String url, int version, boolean readOnly, int maxConnections) {
        return new DatabaseFacts(url, "app", "PostgreSQL", "as given", version, readOnly, maxConnections, 3, true, 100);
    }
}
