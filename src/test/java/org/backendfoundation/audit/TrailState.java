package org.backendfoundation.audit;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.migration.RolesDatabase.Login;

/** All of an audit trail that no attack may change: what was written up to a moment, and everything that guards it. */
record TrailState(String moment, List<String> lines) {

    private static final String ROWS = """
            SELECT 'entries ' || count(*) || md5(coalesce(string_agg(entry::text, ' ' ORDER BY id), '')) FROM audit_trail.audit_entry entry
              WHERE timestamp <= '%1$s'
              OR extract(epoch FROM timestamp) - ('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0 > 1
              OR position < (SELECT max(number)::bigint << 48 FROM audit_trail.epoch)
            UNION ALL SELECT 'seals ' || count(*) || md5(coalesce(string_agg(seal::text, ' ' ORDER BY seal), '')) FROM audit_trail.seal
              WHERE sealed_at <= '%1$s'
            UNION ALL SELECT 'forks ' || count(*) FROM (SELECT number FROM audit_trail.seal GROUP BY number HAVING count(*) > 1) twice
            UNION ALL SELECT 'epochs ' || string_agg(epoch::text, ' ' ORDER BY number) FROM audit_trail.epoch
            UNION ALL SELECT 'dropped ' || count(*) || md5(coalesce(string_agg(dropped::text, ' '), '')) FROM audit_trail.dropped
            UNION ALL SELECT 'maintenance ' || count(*) FROM audit_trail.maintenance
            UNION ALL SELECT 'pending ' || count(*) FROM audit_trail.pending""";

    private static final String GUARDS = """
            SELECT format('trigger %s %s %s %s', tgrelid::regclass, tgname, tgenabled, tgfoid::regproc) FROM pg_trigger
              WHERE tgrelid::regclass::text LIKE 'audit_trail.%'
            UNION ALL SELECT format('function %s %s %s %s %s', oid::regprocedure, md5(prosrc), proowner::regrole, proacl, proconfig) FROM pg_proc
              WHERE pronamespace = 'audit_trail'::regnamespace
            UNION ALL SELECT format('relation %s %s %s %s %s %s', oid::regclass, relkind, relowner::regrole, relacl, relhastriggers, relispartition)
              FROM pg_class WHERE relnamespace = 'audit_trail'::regnamespace
            UNION ALL SELECT format('column %s %s %s %s', attrelid::regclass, attname, atttypid::regtype, attacl) FROM pg_attribute
              WHERE attrelid::regclass::text LIKE 'audit_trail.%' AND attnum > 0
            UNION ALL SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
              WHERE 'audit_trail' IN (split_part(conrelid::regclass::text, '.', 1), split_part(confrelid::regclass::text, '.', 1))
            UNION ALL SELECT format('rule %s %s', ev_class::regclass, rulename) FROM pg_rewrite WHERE ev_class::regclass::text LIKE 'audit_trail.%'
            UNION ALL SELECT format('schema %s %s %s', nspname, nspowner::regrole, nspacl) FROM pg_namespace WHERE nspname NOT LIKE 'pg_t%'
            UNION ALL SELECT format('database %s %s', datdba::regrole, datacl) FROM pg_database WHERE datname = current_database()
            UNION ALL SELECT format('role %s %s %s %s', rolname, rolsuper, rolcreaterole, rolbypassrls) FROM pg_roles
            UNION ALL SELECT format('member %s %s', member::regrole, roleid::regrole) FROM pg_auth_members
            UNION ALL SELECT format('default %s %s', defaclrole::regrole, defaclacl) FROM pg_default_acl""";

    static TrailState now(Login superuser) throws SQLException {
        return at(superuser, superuser.query("SELECT clock_timestamp()").get(0));
    }

    /** The same trail later: lines of a state are equal unless somebody tampered. */
    TrailState later(Login superuser) throws SQLException {
        return at(superuser, moment);
    }

    private static TrailState at(Login superuser, String moment) throws SQLException {
        Stream<String> guards = superuser.query(GUARDS).stream().sorted();
        return new TrailState(moment, Stream.concat(superuser.query(ROWS.formatted(moment)).stream(), guards).toList());
    }
}
