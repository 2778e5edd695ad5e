package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.backendfoundation.migration.RolesDatabase;
import org.backendfoundation.migration.RolesDatabase.Login;
import org.backendfoundation.migration.RolesDatabase.Logins;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What somebody who has the application's password, and with it any statement, cannot do to the trail. {@code {entry}} stands for the
 * partition that now takes entries; {@code {legal}} for a statement that appends one.
 */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class AuditAttacksIT {

    private static final String LEGAL = "INSERT INTO audit_trail.audit_entry (action_type, actor_id, actor_name, entity_id, outcome, metadata) "
            + "VALUES ('TEST', '00000000-0000-7000-8000-000000000001', 'tester', 'a', 'SUCCESS', '{}')";
    private static final String SEAL = "SELECT audit_trail.append_seal(%s, '%s', sha256(''), decode(repeat('00', 48 * %s), 'hex'))";
    private static final String HORIZON = "audit_trail.position_of(pg_snapshot_xmin(pg_current_snapshot()))";
    /**
     * Privilege, data exception, transaction state: what the trail and PostgreSQL refuse by; a slip in an attack's own text is none of
     * them.
     */
    private static final List<String> REFUSALS = List.of("42501", "22000", "25000");
    private static final String NIL = "00000000-0000-0000-0000-000000000000";

    @TempDir
    static Path server;

    private static RolesDatabase databases;
    private static Logins separated;
    private static Logins single;

    @BeforeAll
    static void start() throws SQLException {
        databases = RolesDatabase.in(server);
        separated = filled(databases.separated());
        single = filled(databases.single());
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    /** Three sealed entries, one more, and a sealed month that ended less than thirty days ago. */
    private static Logins filled(Logins logins) throws SQLException {
        logins.superuser().execute("""
                SELECT audit_trail.make_partition('audit_entry', format('FOR VALUES FROM (%L) TO (%L)', month, month + interval '1 month'),
                  to_char(month, 'YYYY_MM'))
                FROM (SELECT date_trunc('month', now() AT TIME ZONE 'UTC' - interval '29 days') AT TIME ZONE 'UTC' AS month) AS young""");
        logins.owner()
                .execute("CREATE TABLE public.customer (id text PRIMARY KEY, name text); INSERT INTO public.customer VALUES ('a', 'ACME')");
        for (int i = 0; i < 3; i++) {
            logins.application().execute(LEGAL);
        }
        logins.application().query(SEAL.formatted(HORIZON, NIL, 3));
        logins.application().execute(LEGAL);
        return logins;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        update | UPDATE audit_trail.audit_entry SET actor_name = 'nobody'
        update of a partition | UPDATE {entry} SET actor_name = 'nobody'
        update that changes nothing | UPDATE audit_trail.audit_entry SET actor_name = actor_name WHERE false
        update after a lock of the row | SELECT * FROM audit_trail.audit_entry FOR UPDATE
        delete | DELETE FROM audit_trail.audit_entry
        delete in a partition | DELETE FROM ONLY {entry}
        delete by a common table expression | WITH gone AS (DELETE FROM audit_trail.audit_entry RETURNING *) SELECT * FROM gone
        truncate | TRUNCATE audit_trail.audit_entry
        truncate of a partition | TRUNCATE {entry}
        truncate with cascade | TRUNCATE audit_trail.audit_entry CASCADE
        truncate of everything at once | TRUNCATE audit_trail.audit_entry, audit_trail.epoch, audit_trail.seal CASCADE
        merge that updates | MERGE INTO audit_trail.audit_entry e USING (SELECT 1) s ON true WHEN MATCHED THEN UPDATE SET actor_name = 'nobody'
        merge that deletes | MERGE INTO audit_trail.audit_entry e USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE
        upsert | {legal} ON CONFLICT (timestamp, id) DO UPDATE SET actor_name = 'nobody'
        drop of the table | DROP TABLE audit_trail.audit_entry CASCADE
        drop of a partition | DROP TABLE {entry}
        drop of the schema | DROP SCHEMA audit_trail CASCADE
        drop of a function | DROP FUNCTION audit_trail.refuse() CASCADE
        drop of a trigger | DROP TRIGGER refuse_change ON audit_trail.audit_entry
        drop of an index | DROP INDEX audit_trail.audit_entry_by_position
        drop of what the role owns | DROP OWNED BY foundation_owner CASCADE
        reassignment of what the owner owns | REASSIGN OWNED BY foundation_owner TO foundation
        disabling all triggers | ALTER TABLE audit_trail.audit_entry DISABLE TRIGGER ALL
        disabling the user's triggers | ALTER TABLE audit_trail.audit_entry DISABLE TRIGGER USER
        disabling one trigger | ALTER TABLE audit_trail.audit_entry DISABLE TRIGGER refuse_change
        disabling a partition's triggers | ALTER TABLE {entry} DISABLE TRIGGER ALL
        turning triggers off for replicas | ALTER TABLE audit_trail.audit_entry ENABLE TRIGGER refuse_change
        own trigger | CREATE TRIGGER a BEFORE INSERT ON audit_trail.audit_entry FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
        own trigger on a partition | CREATE TRIGGER a BEFORE INSERT ON {entry} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
        event trigger | CREATE EVENT TRIGGER a ON sql_drop EXECUTE FUNCTION audit_trail.refuse()
        detaching a partition | ALTER TABLE audit_trail.audit_entry DETACH PARTITION {entry}
        detaching it concurrently | ALTER TABLE audit_trail.audit_entry DETACH PARTITION {entry} CONCURRENTLY
        attaching a partition | ALTER TABLE audit_trail.audit_entry ATTACH PARTITION public.customer DEFAULT
        making a partition | CREATE TABLE public.p PARTITION OF audit_trail.audit_entry FOR VALUES FROM ('1999-01-01') TO ('1999-02-01')
        inheriting | CREATE TABLE public.heir () INHERITS (audit_trail.epoch)
        rewriting a column | ALTER TABLE audit_trail.audit_entry ALTER COLUMN actor_name TYPE text USING 'nobody'
        adding a column | ALTER TABLE audit_trail.audit_entry ADD COLUMN extra text
        dropping a column | ALTER TABLE audit_trail.audit_entry DROP COLUMN metadata
        generated column | ALTER TABLE audit_trail.audit_entry ALTER COLUMN outcome DROP EXPRESSION
        another default | ALTER TABLE audit_trail.audit_entry ALTER COLUMN timestamp SET DEFAULT '1999-01-01'
        renaming the table | ALTER TABLE audit_trail.audit_entry RENAME TO old
        renaming the schema | ALTER SCHEMA audit_trail RENAME TO old
        moving the table | ALTER TABLE audit_trail.audit_entry SET SCHEMA public
        unlogging | ALTER TABLE audit_trail.epoch SET UNLOGGED
        becoming the owner | ALTER TABLE audit_trail.audit_entry OWNER TO foundation
        becoming the schema's owner | ALTER SCHEMA audit_trail OWNER TO foundation
        becoming the database's owner | DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO foundation', current_database()); END $$
        rule on the table | CREATE RULE forget AS ON INSERT TO audit_trail.audit_entry DO INSTEAD NOTHING
        row security | ALTER TABLE audit_trail.audit_entry ENABLE ROW LEVEL SECURITY
        policy | CREATE POLICY hide ON audit_trail.audit_entry USING (false)
        replacing the guard | CREATE OR REPLACE FUNCTION audit_trail.refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'
        replacing the stamp | CREATE OR REPLACE FUNCTION audit_trail.stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'
        changing a function's search path | ALTER FUNCTION audit_trail.append_seal SET search_path = public
        function in the trail's schema | CREATE FUNCTION audit_trail.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'
        temporary table in front | CREATE TEMP TABLE audit_entry (LIKE audit_trail.audit_entry)
        temporary view in front | CREATE TEMP VIEW epoch AS SELECT 1 AS number
        temporary function in front | CREATE FUNCTION pg_temp.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '1999-01-01' $$
        schema in front | CREATE SCHEMA pg_catalog_two
        function in front | CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '1999-01-01' $$
        operator in front | CREATE OPERATOR public.< (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = int8gt)
        function in the system catalog | CREATE FUNCTION pg_catalog.now2() RETURNS int LANGUAGE sql AS 'SELECT 1'
        extension | CREATE EXTENSION pgcrypto
        replica role | SET session_replication_role = replica; DELETE FROM audit_trail.audit_entry
        replica role by default | ALTER ROLE foundation SET session_replication_role = replica
        system table | UPDATE pg_catalog.pg_trigger SET tgenabled = 'D'
        system tables allowed | SET allow_system_table_mods = on
        setting of the server | ALTER SYSTEM SET session_replication_role = replica
        role of the owner | SET ROLE foundation_owner
        session of the owner | SET SESSION AUTHORIZATION foundation_owner
        role of a superuser | SET ROLE postgres
        membership | GRANT foundation_owner TO foundation
        writing role | GRANT pg_write_all_data TO foundation
        becoming a superuser | ALTER ROLE foundation SUPERUSER
        making roles | ALTER ROLE foundation CREATEROLE
        password of the owner | ALTER ROLE foundation_owner PASSWORD 'mine'
        timestamp given | INSERT INTO audit_trail.audit_entry (timestamp, action_type, actor_id, actor_name, outcome, metadata) \
            VALUES ('1999-01-01', 'TEST', gen_random_uuid(), 'x', 'SUCCESS', '{}')
        id given | INSERT INTO audit_trail.audit_entry (id, action_type, actor_id, actor_name, outcome, metadata) \
            VALUES (gen_random_uuid(), 'TEST', gen_random_uuid(), 'x', 'SUCCESS', '{}')
        position given | INSERT INTO audit_trail.audit_entry (position, action_type, actor_id, actor_name, outcome, metadata) \
            VALUES (1, 'TEST', gen_random_uuid(), 'x', 'SUCCESS', '{}')
        insert without column names | INSERT INTO audit_trail.audit_entry SELECT * FROM audit_trail.audit_entry
        insert into a partition | INSERT INTO {entry} (action_type, actor_id, actor_name, outcome, metadata) \
            VALUES ('TEST', gen_random_uuid(), 'x', 'SUCCESS', '{}')
        copy of whole rows | COPY audit_trail.audit_entry FROM STDIN
        copy from a program | COPY audit_trail.audit_entry (action_type) FROM PROGRAM 'true'
        view that updates | CREATE VIEW public.v AS SELECT * FROM audit_trail.audit_entry; UPDATE public.v SET actor_name = 'nobody'
        foreign key to the trail | ALTER TABLE public.customer ADD FOREIGN KEY (id) REFERENCES audit_trail.audit_entry (entity_id)
        foreign key out of the trail | ALTER TABLE audit_trail.audit_entry ADD FOREIGN KEY (entity_id) \
            REFERENCES public.customer ON DELETE CASCADE
        table that refers to the trail | CREATE TABLE public.r (n int REFERENCES audit_trail.epoch ON DELETE CASCADE)
        locking everybody out | BEGIN; LOCK TABLE audit_trail.audit_entry IN ACCESS EXCLUSIVE MODE
        calling make_partitions | SELECT audit_trail.make_partitions()
        calling make_partition | SELECT audit_trail.make_partition('audit_entry', 'DEFAULT', 'x')
        calling drop_months | SELECT audit_trail.drop_months('0 days')
        calling guard | SELECT audit_trail.guard('audit_trail.epoch')
        touching another table | CREATE TRIGGER a AFTER INSERT ON public.customer FOR EACH ROW EXECUTE FUNCTION audit_trail.touch('x')
        seal with too few leaves | SELECT audit_trail.append_seal({horizon}, '{nil}', sha256(''), '')
        seal with a short root | SELECT audit_trail.append_seal({horizon}, '{nil}', '', decode(repeat('00', 48), 'hex'))
        seal beyond the horizon | SELECT audit_trail.append_seal({horizon} + 1, '{nil}', sha256(''), decode(repeat('00', 48), 'hex'))
        seal of ids at the horizon | SELECT audit_trail.append_seal({horizon}, 'ffffffff-ffff-ffff-ffff-ffffffffffff', sha256(''), \
            decode(repeat('00', 48), 'hex'))
        seal over nothing | SELECT audit_trail.append_seal(0, '{nil}', sha256(''), '')
        seal without root | SELECT audit_trail.append_seal({horizon}, '{nil}', NULL, decode(repeat('00', 48), 'hex'))
        seal in an old snapshot | SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; \
            SELECT audit_trail.append_seal({horizon}, '{nil}', sha256(''), decode(repeat('00', 48), 'hex'))
        seal written by hand | INSERT INTO audit_trail.seal SELECT * FROM audit_trail.seal
        change of a seal | UPDATE audit_trail.seal SET root = sha256('x')
        removal of a seal | DELETE FROM audit_trail.seal
        truncate of seals | TRUNCATE audit_trail.seal
        change of an epoch | UPDATE audit_trail.epoch SET number = 7
        new epoch by hand | INSERT INTO audit_trail.epoch VALUES (7, 1, 1, 1, now())
        removal of an epoch | DELETE FROM audit_trail.epoch
        dropped month by hand | INSERT INTO audit_trail.dropped VALUES ('x', now(), now(), 0, 1, '', 0, gen_random_uuid(), now())
        removal of a dropped month | DELETE FROM audit_trail.dropped
        maintenance put off | UPDATE audit_trail.maintenance SET last_run_at = 'infinity'
        removal of the maintenance | DELETE FROM audit_trail.maintenance
        reading what is pending | SELECT * FROM audit_trail.pending
        removal of what is pending | DELETE FROM audit_trail.pending
        pending row by hand | INSERT INTO audit_trail.pending VALUES (1, 'pg_catalog.pg_authid'::regclass, 'x', 'y', NULL, '{}')
        the owner's default privileges | ALTER DEFAULT PRIVILEGES FOR ROLE foundation_owner GRANT ALL ON TABLES TO foundation
        publication | CREATE PUBLICATION p FOR TABLE audit_trail.audit_entry
        statistics | CREATE STATISTICS audit_trail.s (ndistinct) ON action_type, outcome FROM audit_trail.audit_entry
        clustering | CLUSTER audit_trail.epoch USING epoch_pkey
        reindexing | REINDEX TABLE audit_trail.epoch
        comment | COMMENT ON TABLE audit_trail.audit_entry IS 'mine'
        ledger changed | UPDATE public.migration_run SET actor = 'nobody'
        ledger emptied | DELETE FROM public.migration_run
        revision forgotten | DELETE FROM public.databasechangelog
        ledger's counter | SELECT setval('public.migration_run_position_seq', 1)
        table in public | CREATE TABLE public.mine (id int)
        truncate of the team's table | TRUNCATE public.customer
        prepared transaction | BEGIN; DELETE FROM audit_trail.audit_entry; PREPARE TRANSACTION 'later'
        """)
    void applicationIsRefused(String name, String attack) throws SQLException {
        TrailState before = TrailState.now(separated.superuser());

        assertThatThrownBy(() -> separated.application().execute(filledIn(attack))).as(attack).isInstanceOf(SQLException.class)
                .extracting(refusal -> ((SQLException) refusal).getSQLState()).isIn(REFUSALS);

        assertThat(before.later(separated.superuser())).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        epoch entered again | SELECT audit_trail.enter_epoch()
        maintenance that keeps nothing | SELECT audit_trail.maintain('0 days', '0 s', 'attacker')
        maintenance that keeps less than nothing | SELECT audit_trail.maintain('-1000 years', '-1 day', 'attacker')
        maintenance without times | SELECT audit_trail.maintain(NULL, NULL, NULL)
        maintenance in another time zone | SET timezone = 'Pacific/Kiritimati'; SET datestyle = 'ISO, DMY'; SET intervalstyle = sql_standard; \
            SELECT audit_trail.maintain('0 days', '0 s', 'attacker')
        clock of the session | SET timezone = '+167'; {legal}
        schemas hidden | SET search_path = ''; {legal}
        deferred constraints at once | SET CONSTRAINTS ALL IMMEDIATE; {legal}
        entries rolled back | BEGIN; {legal}; ROLLBACK
        strings read in the old way | SET standard_conforming_strings = off; {legal}; SELECT audit_trail.maintain('0 days', '0 s', 'attacker')
        granting to oneself | GRANT ALL ON audit_trail.audit_entry TO foundation
        granting to everybody | GRANT INSERT ON audit_trail.audit_entry TO PUBLIC
        forged request | SELECT set_config('audit_trail.actor_name', 'somebody else', false)
        """)
    void whatTheApplicationMayDoChangesNothingThatWasThere(String name, String statement) throws SQLException {
        TrailState before = TrailState.now(separated.superuser());

        separated.application().execute(filledIn(statement));

        assertThat(before.later(separated.superuser())).isEqualTo(before);
    }

    /** What triggers alone must stop, where the application owns the tables. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        update | UPDATE audit_trail.audit_entry SET actor_name = 'nobody'
        update of a partition | UPDATE {entry} SET actor_name = 'nobody'
        update into another partition | UPDATE audit_trail.audit_entry SET timestamp = timestamp + interval '1 month'
        delete | DELETE FROM audit_trail.audit_entry
        delete in a partition | DELETE FROM ONLY {entry}
        truncate | TRUNCATE audit_trail.audit_entry
        truncate of a partition | TRUNCATE {entry}
        truncate with cascade | TRUNCATE audit_trail.audit_entry CASCADE
        merge that updates | MERGE INTO audit_trail.audit_entry e USING (SELECT 1) s ON true WHEN MATCHED THEN UPDATE SET actor_name = 'nobody'
        merge that deletes | MERGE INTO audit_trail.audit_entry e USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE
        timestamp given | INSERT INTO audit_trail.audit_entry (timestamp, action_type, actor_id, actor_name, outcome, metadata) \
            VALUES ('1999-01-01', 'TEST', gen_random_uuid(), 'x', 'SUCCESS', '{}')
        timestamp given to a partition | INSERT INTO audit_trail.audit_entry_other (timestamp, action_type, actor_id, actor_name, outcome, metadata) \
            VALUES ('1999-01-01', 'TEST', gen_random_uuid(), 'x', 'SUCCESS', '{}')
        id given | INSERT INTO audit_trail.audit_entry (id, action_type, actor_id, actor_name, outcome, metadata) \
            VALUES (gen_random_uuid(), 'TEST', gen_random_uuid(), 'x', 'SUCCESS', '{}')
        position given | INSERT INTO audit_trail.audit_entry (position, action_type, actor_id, actor_name, outcome, metadata) \
            VALUES (1, 'TEST', gen_random_uuid(), 'x', 'SUCCESS', '{}')
        view that updates | CREATE VIEW public.v AS SELECT * FROM audit_trail.audit_entry; UPDATE public.v SET actor_name = 'nobody'
        cascade into partitions | ALTER TABLE audit_trail.audit_entry ADD FOREIGN KEY (entity_id) REFERENCES public.customer ON DELETE CASCADE; \
            DELETE FROM public.customer
        cascade that empties a column | ALTER TABLE audit_trail.audit_entry ADD FOREIGN KEY (entity_id) REFERENCES public.customer ON DELETE SET NULL; \
            DELETE FROM public.customer
        cascade of a truncate into partitions | ALTER TABLE audit_trail.audit_entry ADD FOREIGN KEY (entity_id) REFERENCES public.customer; \
            TRUNCATE public.customer CASCADE
        cascade of a delete | ALTER TABLE audit_trail.epoch ADD COLUMN c text DEFAULT 'a' REFERENCES public.customer ON DELETE CASCADE; \
            DELETE FROM public.customer
        cascade of an update | ALTER TABLE audit_trail.epoch ADD COLUMN c text DEFAULT 'a' REFERENCES public.customer ON UPDATE CASCADE; \
            UPDATE public.customer SET id = 'b'
        cascade of a truncate | ALTER TABLE audit_trail.epoch ADD COLUMN c text DEFAULT 'a' REFERENCES public.customer; \
            TRUNCATE public.customer CASCADE
        replica role | SET session_replication_role = replica; DELETE FROM audit_trail.audit_entry
        change of a seal | UPDATE audit_trail.seal SET root = sha256('x')
        removal of a seal | DELETE FROM audit_trail.seal
        truncate of seals | TRUNCATE audit_trail.seal
        change of an epoch | UPDATE audit_trail.epoch SET number = 7
        removal of an epoch | DELETE FROM audit_trail.epoch
        truncate of epochs | TRUNCATE audit_trail.epoch
        truncate of dropped months | TRUNCATE audit_trail.dropped
        """)
    void triggersAloneRefuseTheOwner(String name, String attack) throws SQLException {
        TrailState before = TrailState.now(single.superuser());

        assertThatThrownBy(() -> single.application().execute(filledIn(attack))).as(attack).isInstanceOf(SQLException.class)
                .extracting(refusal -> ((SQLException) refusal).getSQLState()).isIn(REFUSALS);

        assertThat(before.later(single.superuser())).isEqualTo(before);
    }

    /** A superuser, too, has to switch the triggers off first, which shows. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        delete as a replica | SET session_replication_role = replica; DELETE FROM audit_trail.audit_entry
        update of a partition as a replica | SET session_replication_role = replica; UPDATE {entry} SET actor_name = 'nobody'
        truncate as a replica | SET session_replication_role = replica; TRUNCATE audit_trail.audit_entry
        truncate of a partition as a replica | SET session_replication_role = replica; TRUNCATE {entry}
        removal of seals as a replica | SET session_replication_role = replica; DELETE FROM audit_trail.seal
        """)
    void replicaRoleSwitchesNoTriggerOff(String name, String attack) {
        Login superuser = separated.superuser();

        assertThatThrownBy(() -> superuser.execute(filledIn(attack))).as(attack).isInstanceOf(SQLException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void entryOfAnUnfinishedTransactionIsNotSealedOver() throws SQLException {
        Logins logins = filled(databases.separated());
        try (Connection slow = logins.application().dataSource().getConnection(); Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(LEGAL);
            logins.application().execute(LEGAL);

            Login application = logins.application();
            assertThatThrownBy(
                    () -> application.query(SEAL.formatted("audit_trail.position_of(pg_snapshot_xmax(pg_current_snapshot()))", NIL, 2)))
                    .hasMessageContaining("a seal covers all finished entries");
            assertThatThrownBy(() -> application.query(SEAL.formatted(HORIZON, "ffffffff-ffff-ffff-ffff-ffffffffffff", 1)))
                    .hasMessageContaining("a seal covers all finished entries");
            assertThat(application.query(SEAL.formatted(HORIZON, NIL, 1))).hasSize(1);
            slow.commit();
        }
        assertThat(logins.application().query(SEAL.formatted(HORIZON, NIL, 2))).hasSize(1);
    }

    @Test
    void applicationMayWhatItNeeds() throws SQLException {
        Login application = separated.application();
        application.execute("UPDATE public.customer SET name = 'other'; INSERT INTO public.customer VALUES ('z', 'Z'); "
                + "DELETE FROM public.customer WHERE id = 'z'");
        assertThat(application.query("SELECT count(*) FROM public.migration_run")).doesNotContain("0");
        assertThat(application.query("SELECT count(*) FROM audit_trail.audit_entry")).doesNotContain("0");
        assertThat(application.query("SELECT audit_trail.enter_epoch()")).containsExactly("1");
    }

    private static String filledIn(String statement) throws SQLException {
        String partition = "audit_trail.audit_entry_"
                + separated.superuser().query("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM')").get(0);
        return statement.replace("{entry}", partition).replace("{legal}", LEGAL).replace("{horizon}", HORIZON).replace("{nil}", NIL);
    }
}
