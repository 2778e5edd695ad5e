package org.backendfoundation.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backendfoundation.configuration.SafeLogger;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.queries.ModifyQuery;
import org.eclipse.persistence.sessions.Session;

/**
 * Says in the log, once for each table, that bulk statements change an entity's rows without an entry: what does not come by the entities is
 * captured by the table's trigger alone. It knows bulk JPQL, and SQL that begins with INSERT, UPDATE or DELETE.
 */
@ApplicationScoped
class UncapturedBulk {

    private static final Logger LOG = SafeLogger.of(UncapturedBulk.class);
    private static final Pattern CHANGE = Pattern.compile("\\s*(?:INSERT\\s+INTO|(?:UPDATE|DELETE\\s+FROM)(?:\\s+ONLY)?)\\s+"
            + "(?:\"?\\w+\"?\\.)?\"?(\\w+)", Pattern.CASE_INSENSITIVE);

    @Inject
    AuditSchema schema;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    void look(ModifyQuery query, Session session) {
        ClassDescriptor entity = query.getDescriptor();
        Optional<String> table = entity != null ? Optional.of(entity.getTableName())
                : changedTable(query.getSQLString()).filter(name -> isOfAnEntity(name, session));
        table.map(name -> name.toLowerCase(Locale.ROOT)).filter(name -> schema.isReady() && !schema.isTouched(name) && told.add(name))
                .ifPresent(name -> LOG.warning("A bulk statement changes rows of the table " + name + ", and the audit trail has no entry of it; "
                        + "give the table the trigger audit_trail.touch in a revision, or change its entities"));
    }

    /** @param sql null for what is no SQL */
    static Optional<String> changedTable(String sql) {
        Matcher change = CHANGE.matcher(sql == null ? "" : sql);
        return change.lookingAt() ? Optional.of(change.group(1)) : Optional.empty();
    }

    private static boolean isOfAnEntity(String table, Session session) {
        return session.getDescriptors().values().stream().anyMatch(entity -> table.equalsIgnoreCase(entity.getTableName()));
    }
}
