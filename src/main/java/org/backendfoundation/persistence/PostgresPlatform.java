package org.backendfoundation.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Vector;
import org.backendfoundation.persistence.mapping.ProviderLists;
import org.backendfoundation.persistence.reference.ReferenceQuery;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.expressions.ExpressionSQLPrinter;
import org.eclipse.persistence.internal.expressions.SQLSelectStatement;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;
import org.eclipse.persistence.queries.Call;

/**
 * PostgreSQL as the provider knows it, but for what keeps plans and writes rows together.
 *
 * <p>The limit of a query is a number in the statement here and no parameter. A plan for any limit looks more expensive to PostgreSQL than
 * one for this limit, so with a parameter it plans every page anew, and with a number it keeps the plan after five. In the same way {@code
 * true} and {@code false} are in the statement: a plan that has to do for both uses no index with {@code WHERE is_active}. The call does
 * not say that the statement has the limit: so the provider makes a new statement when a query is used again with another limit, and
 * tells the driver the limit as well, which changes nothing.
 *
 * <p>Equal statements are sent together only within {@link #inBatches}. If that were a setting, a single row would be written by a batch of
 * one, and a refusal would not say which row it is about.
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
            if (ReferenceQuery.isLocking(statement.getQuery())) {
                printer.printString(ReferenceQuery.LOCK);
            }
            return;
        }
        statement.setUseUniqueFieldAliases(true);
        call.setFields(new Vector<>(
                ProviderLists.<DatabaseField, ExpressionSQLPrinter>of(statement, "printSQL", ExpressionSQLPrinter.class, printer)));
        printer.printString(" LIMIT " + statement.getQuery().getMaxRows());
    }

    @Override
    public void appendLiteralToCall(Call call, Writer writer, Object literal, Boolean canBind) {
        if (!(literal instanceof Boolean)) {
            super.appendLiteralToCall(call, writer, literal, canBind);
            return;
        }
        try {
            writer.write((boolean) literal ? "TRUE" : "FALSE");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
