package org.backendfoundation.database.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.backendfoundation.configuration.DatabaseAccess;
import org.backendfoundation.configuration.postgres.PostgresUrl;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.database.DatabaseSettings;
import org.backendfoundation.database.pool.ConnectionPool;
import org.backendfoundation.database.pool.PoolBudget;
import org.backendfoundation.problem.ProblemException;

/** The requirements that a database must meet before this node uses it. */
@ApplicationScoped
public class DatabaseRequirements {

    /** PostgreSQL 13; older ones are out of support. */
    static final int OLDEST_VERSION = 130_000;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    ConnectionPool pool;

    /**
     * @throws ProblemException POOL_ELSEWHERE, DATABASE_TOO_OLD, DATABASE_READ_ONLY, TIME_OUTS_MISSING or POOL_OVER_BUDGET, with the
     *         remedy
     */
    public void check(DatabaseFacts facts) {
        checkPlace(facts);
        if (facts.versionNumber() < OLDEST_VERSION) {
            throw new ProblemException(DatabaseError.DATABASE_TOO_OLD,
                    "The database is PostgreSQL " + facts.version() + "; version 13 or newer is needed");
        }
        checkWritable(facts);
        checkTimeOuts(facts);
        checkBudget(facts);
    }

    void checkWritable(DatabaseFacts facts) {
        if (facts.readOnly()) {
            throw new ProblemException(DatabaseError.DATABASE_READ_ONLY,
                    "The database is read-only: a standby, a demoted primary or set so; point DATABASE_URL at the primary");
        }
    }

    public PoolBudget budget(DatabaseFacts facts) {
        return budget(facts, pool.size().max());
    }

    public PoolBudget budget(DatabaseFacts facts, int poolMax) {
        return PoolBudget.of(poolMax, configuration.value(DatabaseSettings.INSTANCES), facts.maxConnections(),
                facts.reservedConnections(), Runtime.getRuntime().availableProcessors());
    }

    private void checkPlace(DatabaseFacts facts) {
        PostgresUrl configured = configuration.value(DatabaseAccess.DATABASE_URL);
        if (!configured.sameDatabaseAs(facts.url())) {
            throw new ProblemException(DatabaseError.POOL_ELSEWHERE, "The server's pool connects to " + facts.serverAddress()
                    + " and database_url says " + configured.masked() + "; run configure again with this DATABASE_URL");
        }
    }

    /** Options of the URL's own are somebody's decision; an empty text sends none, and a pooler may ignore what is sent. */
    private void checkTimeOuts(DatabaseFacts facts) {
        String options = configuration.value(DatabaseAccess.DATABASE_URL).parameters().getOrDefault("options", "");
        if (options.isEmpty() && !facts.hasTimeOuts()) {
            throw new ProblemException(DatabaseError.TIME_OUTS_MISSING,
                    "The session has no statement_timeout or no idle_in_transaction_session_timeout, which a pooler leaves to the role: "
                            + "ALTER ROLE " + facts.user() + " SET statement_timeout = '30s'; ALTER ROLE " + facts.user()
                            + " SET idle_in_transaction_session_timeout = '60s'; and have the pooler connect anew");
        }
    }

    private void checkBudget(DatabaseFacts facts) {
        PoolBudget budget = budget(facts);
        if (budget.verdict() == PoolBudget.Verdict.EXCEEDS) {
            throw new ProblemException(DatabaseError.POOL_OVER_BUDGET, budget.instances() + " nodes with " + budget.poolMax()
                    + " connections each need " + budget.needed() + " and the database accepts " + budget.available()
                    + "; " + budget.advice());
        }
    }
}
