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

--rollback DROP TABLE scheduled_task;
