--liquibase formatted sql

--changeset foundation:1e84c06d9fa3 splitStatements:false rollbackSplitStatements:false
-- Entries without a trace, which are all of them where nobody traces, cost nothing.
CREATE INDEX audit_entry_by_trace ON audit_trail.audit_entry (trace_id) WHERE trace_id IS NOT NULL;

--rollback DROP INDEX audit_trail.audit_entry_by_trace;
