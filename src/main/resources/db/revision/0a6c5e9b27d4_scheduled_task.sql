--liquibase formatted sql

--changeset foundation:0a6c5e9b27d4
CREATE TABLE scheduled_task (
  task_name text NOT NULL,
  task_instance text NOT NULL,
  task_data bytea,
  execution_time timestamptz NOT NULL,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint NOT NULL,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_task_execution_time ON scheduled_task (execution_time);
CREATE INDEX scheduled_task_last_heartbeat ON scheduled_task (last_heartbeat);
COMMENT ON TABLE scheduled_task IS 'When each scheduled task runs next, on which node it runs now, and how it last ended; db-scheduler writes it';

CREATE TABLE job (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text NOT NULL,
  state text NOT NULL CONSTRAINT job_state_known CHECK (state IN ('QUEUED', 'SUCCEEDED', 'FAILED')),
  parameters jsonb NOT NULL,
  caller_name text NOT NULL,
  caller_roles text NOT NULL,
  attempts integer NOT NULL,
  error text,
  result jsonb,
  finished_at timestamptz
);
CREATE INDEX job_state ON job (state, id) WHERE is_active;
CREATE INDEX job_name ON job (name text_pattern_ops, id) WHERE is_active;
CREATE INDEX job_created_by ON job (created_by, id) WHERE is_active;
CREATE INDEX job_finished_at ON job (finished_at);
COMMENT ON TABLE job IS 'Work that callers handed over, with its state and result';

--rollback DROP TABLE job;
--rollback DROP TABLE scheduled_task;
