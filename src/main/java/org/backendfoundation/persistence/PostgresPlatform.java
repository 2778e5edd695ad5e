package org.backendfoundation.persistence;

import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.expressions.ExpressionSQLPrinter;
import org.eclipse.persistence.internal.expressions.SQLSelectStatement;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;

/**
 * PostgreSQL as the provider knows it, but for two things. One is the limit of a query, which is a number in the statement here and no parameter. A plan for any
 * limit looks more expensive to PostgreSQL than one for this limit, so with a parameter it plans every page anew, and with a number it
 * keeps the plan after five.
 *
 * <p>The call does not say that the statement has the limit: so the provider makes a new statement when a query is used again with another
 * limit, and tells the driver the limit as well, which changes nothing.
 *
 * <p>The other is that equal statements are sent together only within {@link #inBatches}. If that were a setting, a single row would be written
 * by a batch of one, and a refusal would not say which row it is about.
 */
public final class PostgresPlatform extends PostgreSQLPlatform {

    private static final long serialVersionUID = 1L;

    private static final ThreadLocal<Boolean> IN_BATCHES = ThreadLocal.withInitial(() -> false);

    /** Runs what writes many rows: those of one table are sent to the database by one message. */
    static void inBatches(Runnable writing) {
        IN_BATCHES.set(true);
        try {
            writing.run();
        } finally {
            IN_BATCHES.remove();
        }
    }

    @Override
    public boolean usesBatchWriting() {
        return IN_BATCHES.get();
    }

    @Override
    public void printSQLSelectStatement(DatabaseCall call, ExpressionSQLPrinter printer, SQLSelectStatement statement) {
        boolean isFirstPage = statement.getQuery() != null && statement.getQuery().getMaxRows() > 0
                && statement.getQuery().getFirstResult() == 0;
        if (!isFirstPage) {
            super.printSQLSelectStatement(call, printer, statement);
            return;
        }
        statement.setUseUniqueFieldAliases(true);
        call.setFields(statement.printSQL(printer));
        printer.printString(" LIMIT " + statement.getQuery().getMaxRows());
    }
}
