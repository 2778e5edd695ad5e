-- Every object of the application's schemas as kind, name and definition. Parameters: the schema that the connection creates in, and the application's
-- role or null. Run with search_path pg_catalog, so that every name is told with its schema, whoever asks.
-- Left out: what belongs to extensions, the migrations' own tables, and the partitions of the audit trail, which come and go with the months.
-- Roles are told by their part, for a restore may give them other names: the owner of the ledger, the application's role, others by name.
WITH reader AS (
  SELECT ?::text AS schema, ?::text AS application
), own AS (
  SELECT pg_class.oid, relname, relowner FROM reader JOIN pg_namespace ON nspname = reader.schema JOIN pg_class ON relnamespace = pg_namespace.oid
  WHERE relname IN ('databasechangelog', 'databasechangeloglock', 'migration_run', 'migration_hold', 'migration_fingerprint')
), role AS (
  SELECT pg_roles.oid, CASE WHEN pg_roles.oid = (SELECT relowner FROM own WHERE relname = 'migration_run') THEN 'owner'
    WHEN rolname = application THEN 'application' ELSE format('role %I', rolname) END AS name FROM pg_roles, reader
  UNION ALL SELECT 0, 'PUBLIC'
), stranger AS (
  SELECT oid, 'owned by ' || name AS ownership FROM role WHERE name <> 'owner'
), member AS (
  SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), namespace AS (
  SELECT oid, nspname, nspowner, nspacl, format('%I', nspname) AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), relation AS (
  SELECT pg_class.oid, relkind, relpersistence, relpartbound, relispartition, relrowsecurity, relforcerowsecurity, relreplident, reloptions, reloftype,
    relowner, relacl, format('%s.%I', namespace.name, relname) AS name
  FROM pg_class JOIN namespace ON namespace.oid = relnamespace
  WHERE relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND NOT (relispartition AND nspname = 'audit_trail') AND pg_class.oid NOT IN (SELECT oid FROM own)
    AND pg_class.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_class'::regclass)
    AND pg_class.oid NOT IN (SELECT objid FROM pg_depend JOIN own ON refobjid = own.oid
      WHERE refclassid = 'pg_class'::regclass AND classid = 'pg_class'::regclass AND deptype IN ('a', 'i'))
), stored AS (
  SELECT * FROM relation WHERE relkind IN ('r', 'p', 'f')
), field AS (
  SELECT stored.oid, relowner, attnum, atttypid, atttypmod, attcollation, attnotnull, attidentity, attgenerated, attacl,
    format('%s.%I', stored.name, attname) AS name
  FROM stored JOIN pg_attribute ON attrelid = stored.oid WHERE attnum > 0 AND NOT attisdropped
), routine AS (
  SELECT pg_proc.oid, prokind, proowner, proacl, format('%s.%I(%s)', namespace.name, proname, oidvectortypes(proargtypes)) AS name
  FROM pg_proc JOIN namespace ON namespace.oid = pronamespace
  WHERE pg_proc.oid NOT IN (SELECT objid FROM pg_depend WHERE classid = 'pg_proc'::regclass AND deptype IN ('e', 'i'))
), type AS (
  SELECT pg_type.oid, typtype, typrelid, typbasetype, typtypmod, typnotnull, typdefaultbin, typcollation, typowner, typacl,
    format('%s.%I', namespace.name, typname) AS name
  FROM pg_type JOIN namespace ON namespace.oid = typnamespace LEFT JOIN pg_class ON pg_class.oid = typrelid
  WHERE (typtype IN ('e', 'd', 'r') OR relkind = 'c') AND pg_type.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_type'::regclass)
), guarded AS (
  SELECT name, relowner AS owner, relacl AS acl, acldefault(CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, relowner) AS standard FROM relation
  UNION ALL SELECT name, relowner, attacl, acldefault('c', relowner) FROM field
  UNION ALL SELECT name, proowner, proacl, acldefault('f', proowner) FROM routine
  UNION ALL SELECT name, typowner, typacl, acldefault('T', typowner) FROM type
  UNION ALL SELECT 'schema ' || name, nspowner, nspacl, acldefault('n', nspowner) FROM namespace
  UNION ALL SELECT format('default of %s in %s on %s', role.name, coalesce(namespace.name, 'every schema'),
      CASE defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas'
        ELSE defaclobjtype::text END), defaclrole, defaclacl,
      CASE WHEN defaclnamespace <> 0 THEN acldefault('c', defaclrole) WHEN defaclobjtype = 'S' THEN acldefault('s', defaclrole)
        ELSE acldefault(defaclobjtype, defaclrole) END
    FROM pg_default_acl JOIN role ON role.oid = defaclrole LEFT JOIN namespace ON namespace.oid = defaclnamespace
    WHERE defaclnamespace = 0 OR namespace.oid IS NOT NULL
), granted AS (
  SELECT guarded.name, CASE WHEN grantee = owner THEN 'owner' ELSE role.name END AS grantee,
    coalesce(string_agg(DISTINCT privilege COLLATE "C", ', ' ORDER BY privilege COLLATE "C") FILTER (WHERE is_given), 'nothing') AS given,
    coalesce(string_agg(DISTINCT privilege COLLATE "C", ', ' ORDER BY privilege COLLATE "C") FILTER (WHERE NOT is_given), 'nothing') AS usual
  FROM guarded, LATERAL (SELECT true AS is_given, * FROM aclexplode(acl) UNION ALL SELECT false, * FROM aclexplode(standard)) AS item,
    LATERAL (SELECT privilege_type || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS privilege) AS named,
    LATERAL (SELECT name FROM role WHERE role.oid = grantee) AS role
  WHERE acl IS NOT NULL GROUP BY guarded.name, owner, grantee, role.name
), asleep AS (
  SELECT DISTINCT tgconstraint AS oid FROM pg_trigger WHERE tgisinternal AND tgenabled <> 'O' AND tgconstraint <> 0
)

-- The bootstrap superuser or the database's owner has the schema public from the start.
SELECT 'schema' AS kind, name, concat_ws(' ', 'schema',
  CASE WHEN NOT (nspname = 'public' AND nspowner IN (10, coalesce(to_regrole('pg_database_owner'), 10))) THEN ownership END) AS definition
FROM namespace LEFT JOIN stranger ON stranger.oid = nspowner WHERE namespace.oid NOT IN (SELECT objid FROM member WHERE classid = 'pg_namespace'::regclass)

UNION ALL SELECT 'table', stored.name, concat_ws(', ',
  CASE relpersistence WHEN 'u' THEN 'unlogged ' ELSE '' END || CASE relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END,
  'on server ' || quote_ident(srvname), 'of ' || format_type(nullif(reloftype, 0), NULL),
  CASE WHEN relispartition THEN 'partition' WHEN parents IS NOT NULL THEN 'inherits' END || ' of ' || parents, pg_get_expr(relpartbound, stored.oid),
  'partitioned by ' || pg_get_partkeydef(stored.oid), 'with ' || array_to_string(reloptions, ' '), CASE WHEN relrowsecurity THEN 'row level security' END,
  CASE WHEN relforcerowsecurity THEN 'forced on its owner' END, CASE relreplident WHEN 'n' THEN 'replica identity nothing' WHEN 'f' THEN 'replica identity full' END,
  ownership)
FROM stored LEFT JOIN stranger ON stranger.oid = relowner LEFT JOIN pg_foreign_table ON ftrelid = stored.oid
  LEFT JOIN pg_foreign_server ON pg_foreign_server.oid = ftserver
  LEFT JOIN (SELECT inhrelid, string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno) AS parents FROM pg_inherits GROUP BY inhrelid) AS heritage
    ON inhrelid = stored.oid

-- PostgreSQL 18 keeps NOT NULL as a constraint that may be not valid yet.
UNION ALL SELECT 'column', field.name, concat_ws(' ', format_type(atttypid, atttypmod),
  'COLLATE ' || CASE WHEN attcollation <> typcollation THEN attcollation::regcollation::text END,
  CASE WHEN attnotnull THEN 'NOT NULL' END, CASE WHEN lax.conrelid IS NOT NULL THEN 'NOT VALID' END,
  CASE attidentity WHEN 'a' THEN 'GENERATED ALWAYS AS IDENTITY' WHEN 'd' THEN 'GENERATED BY DEFAULT AS IDENTITY' END,
  CASE attgenerated WHEN '' THEN 'DEFAULT ' || pg_get_expr(adbin, adrelid) ELSE format('GENERATED ALWAYS AS (%s) %s', pg_get_expr(adbin, adrelid),
    CASE attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END) END)
FROM field JOIN pg_type ON pg_type.oid = atttypid LEFT JOIN pg_attrdef ON adrelid = field.oid AND adnum = attnum
  LEFT JOIN (SELECT conrelid, conkey FROM pg_constraint WHERE contype = 'n' AND NOT convalidated) AS lax ON lax.conrelid = field.oid AND lax.conkey[1] = attnum

-- Constraints of partitions that their parents' made, numbered as they came, are told by those; constraint triggers are triggers.
UNION ALL SELECT 'constraint', format('%s.%I', stored.name, conname),
  pg_get_constraintdef(pg_constraint.oid) || CASE WHEN asleep.oid IS NOT NULL THEN ', triggers altered' ELSE '' END
FROM stored JOIN pg_constraint ON conrelid = stored.oid LEFT JOIN asleep ON asleep.oid = pg_constraint.oid WHERE contype NOT IN ('n', 't') AND conparentid = 0

UNION ALL SELECT 'index', format('%s.%I', namespace.name, relname), concat_ws(', ', pg_get_indexdef(indexrelid), CASE WHEN NOT indisvalid THEN 'not valid' END,
  CASE WHEN NOT indisready THEN 'not ready' END, CASE WHEN indisreplident THEN 'replica identity' END)
FROM pg_index JOIN relation ON relation.oid = indrelid JOIN pg_class ON pg_class.oid = indexrelid JOIN namespace ON namespace.oid = relnamespace

UNION ALL SELECT 'function', routine.name, concat_ws(E'\n', CASE WHEN prokind <> 'a' THEN rtrim(pg_get_functiondef(routine.oid), E'\n')
  ELSE format('AGGREGATE (SFUNC = %s, STYPE = %s, FINALFUNC = %s, COMBINEFUNC = %s, INITCOND = %L)', aggtransfn::regprocedure, format_type(aggtranstype, NULL),
    aggfinalfn::regproc, aggcombinefn::regproc, agginitval) END, ownership)
FROM routine LEFT JOIN pg_aggregate ON aggfnoid = routine.oid LEFT JOIN stranger ON stranger.oid = proowner

UNION ALL SELECT 'trigger', format('%s.%I', relation.name, tgname), concat_ws(', ', pg_get_triggerdef(pg_trigger.oid),
  CASE tgenabled WHEN 'D' THEN 'disabled' WHEN 'A' THEN 'enabled always' WHEN 'R' THEN 'enabled on replicas' END)
FROM relation JOIN pg_trigger ON tgrelid = relation.oid WHERE NOT tgisinternal

UNION ALL SELECT 'rule', format('%s.%I', relation.name, rulename), concat_ws(', ', pg_get_ruledef(pg_rewrite.oid),
  CASE ev_enabled WHEN 'D' THEN 'disabled' WHEN 'A' THEN 'enabled always' WHEN 'R' THEN 'enabled on replicas' END)
FROM relation JOIN pg_rewrite ON ev_class = relation.oid WHERE rulename <> '_RETURN'

UNION ALL SELECT 'policy', format('%s.%I', stored.name, polname), concat_ws(' ', CASE WHEN polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
  'FOR ' || CASE polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
  'TO ' || (SELECT string_agg(name, ', ' ORDER BY name COLLATE "C") FROM role WHERE oid = ANY (polroles)),
  'USING (' || pg_get_expr(polqual, polrelid) || ')', 'WITH CHECK (' || pg_get_expr(polwithcheck, polrelid) || ')')
FROM stored JOIN pg_policy ON polrelid = stored.oid

UNION ALL SELECT 'sequence', name, concat_ws(', ',
  format('%s from %s by %s within %s and %s, cache %s', format_type(seqtypid, NULL), seqstart, seqincrement, seqmin, seqmax, seqcache),
  CASE WHEN seqcycle THEN 'cycle' END, CASE relpersistence WHEN 'u' THEN 'unlogged' END, 'owned by ' || attrelid::regclass || '.' || quote_ident(attname), ownership)
FROM relation JOIN pg_sequence ON seqrelid = relation.oid LEFT JOIN stranger ON stranger.oid = relowner
  LEFT JOIN pg_depend ON classid = 'pg_class'::regclass AND objid = relation.oid AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i')
  LEFT JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid

UNION ALL SELECT 'view', name, concat_ws(E'\n', CASE relkind WHEN 'm' THEN 'materialized' END, 'with ' || array_to_string(reloptions, ' '),
  pg_get_viewdef(relation.oid), ownership)
FROM relation LEFT JOIN stranger ON stranger.oid = relowner WHERE relkind IN ('v', 'm')

UNION ALL SELECT 'statistics', format('%s.%I', namespace.name, stxname), pg_get_statisticsobjdef(pg_statistic_ext.oid)
FROM pg_statistic_ext JOIN stored ON stored.oid = stxrelid JOIN namespace ON namespace.oid = stxnamespace

UNION ALL SELECT 'type', name, concat_ws(' ', CASE typtype
  WHEN 'e' THEN (SELECT format('ENUM (%s)', string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) FROM pg_enum WHERE enumtypid = type.oid)
  WHEN 'd' THEN concat_ws(' ', 'DOMAIN', format_type(typbasetype, typtypmod), 'COLLATE ' || nullif(typcollation, 0)::regcollation,
    CASE WHEN typnotnull THEN 'NOT NULL' END,
    'DEFAULT ' || pg_get_expr(typdefaultbin, 'pg_type'::regclass),
    (SELECT string_agg(format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)), ' ' ORDER BY conname)
      FROM pg_constraint WHERE contypid = type.oid AND contype <> 'n'))
  WHEN 'r' THEN (SELECT format('RANGE OF %s, COLLATE %s, OPERATOR CLASS %s, CANONICAL %s, DIFF %s',
      format_type(rngsubtype, NULL), nullif(rngcollation, 0)::regcollation,
      (SELECT opcname FROM pg_opclass WHERE pg_opclass.oid = rngsubopc), rngcanonical, rngsubdiff) FROM pg_range WHERE rngtypid = type.oid)
  ELSE (SELECT format('(%s)', string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' ORDER BY attnum))
    FROM pg_attribute WHERE attrelid = typrelid AND attnum > 0 AND NOT attisdropped) END, ownership)
FROM type LEFT JOIN stranger ON stranger.oid = typowner

UNION ALL SELECT 'extension', format('%I', extname), format('in %I', nspname) FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace

-- Only where they are not what the object's owner and everybody have from the start.
UNION ALL SELECT 'privileges', name, string_agg(grantee || ': ' || given, '; ' ORDER BY grantee COLLATE "C", given COLLATE "C")
FROM granted WHERE given <> usual GROUP BY name
