package org.backendfoundation.persistence;

import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.expressions.ExpressionSQLPrinter;
import org.eclipse.persistence.internal.expressions.SQLSelectStatement;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;

/**
 * PostgreSQL as the provider knows it, but for the limit of a query, which is a number in the statement here and no parameter. A plan for any
 * limit looks more expensive to PostgreSQL than one for this limit, so with a parameter it plans every page anew, and with a number it
 * keeps the plan after five.
 *
 * <p>The call does not say that the statement has the limit: so the provider makes a new statement when a query is used again with another
 * limit, and tells the driver the limit as well, which changes nothing.
 */
public final class PostgresPlatform extends PostgreSQLPlatform {

    private static final long serialVersionUID = 1L;

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
