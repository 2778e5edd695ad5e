package org.backendfoundation.audit.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.audit.trail.AuditSchema;
import org.backendfoundation.configuration.log.SafeLogger;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.queries.ModifyQuery;
import org.eclipse.persistence.sessions.Session;

/**
 * Warns in the log, once for each table, when a bulk statement changes an entity's rows without an entry: only a trigger on the table can
 * record such changes. It recognizes bulk JPQL. In SQL it finds the tables by the words before them, wherever these stand.
 */
@ApplicationScoped
public class UncapturedBulk {

    /** The property of a query that writes no entry on purpose, and of which nobody is to be warned. */
    public static final String WITHOUT_ENTRY = "foundation.without-entry";

    private static final Logger LOG = SafeLogger.of(UncapturedBulk.class);
    private static final Pattern CHANGE = Pattern.compile("\\b(?:(?:INSERT|MERGE)\\s+INTO|(?:UPDATE|DELETE\\s+FROM)(?:\\s+ONLY)?)\\s+"
            + "(?:\"?\\w+\"?\\.)?\"?(\\w+)", Pattern.CASE_INSENSITIVE);

    @Inject
    AuditSchema schema;

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    void warnIfUncaptured(ModifyQuery query, Session session) {
        if (query.getProperty(WITHOUT_ENTRY) != null) {
            return;
        }
        ClassDescriptor entity = query.getDescriptor();
        Stream<String> tables = entity != null ? Stream.of(entity.getTableName())
                : changedTables(query.getSQLString()).stream().filter(name -> isOfAnEntity(name, session));
        tables.map(name -> name.toLowerCase(Locale.ROOT)).filter(name -> schema.isReady() && !schema.hasTrigger(name) && warned.add(name))
                .forEach(name -> LOG
                        .warning("A bulk statement changes rows of the table " + name + ", and the audit trail has no entry of it; "
                                + "give the table the trigger audit_trail.touch in a revision, or change its entities"));
    }

    /**
     * Finds tables that the SQL may change; a literal that reads like a statement counts, too.
     *
     * @param sql null where the query has no SQL
     */
    static List<String> changedTables(String sql) {
        return CHANGE.matcher(sql == null ? "" : sql).results().map(change -> change.group(1)).toList();
    }

    private static boolean isOfAnEntity(String table, Session session) {
        return session.getDescriptors().values().stream().anyMatch(entity -> table.equalsIgnoreCase(entity.getTableName()));
    }
}
