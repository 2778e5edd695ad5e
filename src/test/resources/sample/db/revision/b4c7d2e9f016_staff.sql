--liquibase formatted sql

--changeset sample:b4c7d2e9f016
CREATE TABLE department (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text NOT NULL,
  budget numeric(12, 2)
);
CREATE TABLE employee (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text NOT NULL,
  salary numeric(12, 2) CONSTRAINT employee_salary_is_no_mistake CHECK (salary < 100000),
  grade integer NOT NULL CONSTRAINT employee_grade_is_known CHECK (grade < 10),
  badge text,
  department_id uuid REFERENCES department,
  manager_id uuid REFERENCES employee,
  begins_on date,
  notice_weeks integer
);
CREATE UNIQUE INDEX employee_badge ON employee (badge) WHERE is_active;
CREATE UNIQUE INDEX employee_name ON employee (name) WHERE is_active;
CREATE TABLE absence (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  employee_id uuid NOT NULL REFERENCES employee,
  absent_on date NOT NULL,
  reason text
);
CREATE INDEX absence_of_employee ON absence (employee_id, id) WHERE is_active;
CREATE TABLE employee_qualification (
  employee_id uuid NOT NULL REFERENCES employee,
  place integer NOT NULL,
  subject text,
  mark integer,
  PRIMARY KEY (employee_id, place)
);

--rollback DROP TABLE employee_qualification; DROP TABLE absence; DROP TABLE employee; DROP TABLE department;
