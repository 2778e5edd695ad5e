--liquibase formatted sql

--changeset sample:6e2b9c40f7d1 splitStatements:false
CREATE TYPE kind_mood AS ENUM ('RED', 'GREEN', 'BLUE');
CREATE TABLE kind_number (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  tiny smallint NOT NULL,
  small smallint NOT NULL,
  whole integer NOT NULL,
  large bigint NOT NULL,
  boxed integer,
  huge numeric(30),
  single real NOT NULL,
  twice double precision NOT NULL,
  exact numeric(12, 2),
  model_year integer,
  flag boolean NOT NULL,
  maybe boolean
);
CREATE TABLE kind_text (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  title text,
  mark char(1),
  code uuid,
  colour text,
  rank integer,
  mood kind_mood,
  site text,
  currency char(3),
  language text,
  zone text,
  story text,
  remark text,
  bytes bytea,
  photo bytea,
  nick text
);
CREATE TABLE kind_time (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  offset_date_time timestamptz,
  instant timestamptz,
  zoned timestamptz,
  java_date timestamptz,
  sql_timestamp timestamptz,
  sql_date date,
  local_date_time timestamp,
  local_date date,
  local_time time,
  time_of_day timetz,
  month text,
  duration text,
  lapse interval,
  period text
);
CREATE TABLE kind_value (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  names text[],
  numbers integer[],
  tags text[],
  scores integer[],
  marks text[],
  details jsonb,
  steps jsonb,
  anything jsonb,
  price text,
  size jsonb
);
CREATE TABLE kind_list (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  note text
);
CREATE TABLE kind_place (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  city text,
  checksum text,
  latitude double precision,
  longitude double precision,
  since integer,
  work_city text,
  work_checksum text,
  work_latitude double precision,
  work_longitude double precision,
  work_since integer
);
CREATE TABLE "kind_Name" (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  "order" text,
  named_field text,
  named_getter text,
  named_setter text,
  url text,
  is_paid boolean NOT NULL,
  e_mail text,
  number bigint GENERATED ALWAYS AS IDENTITY,
  state text NOT NULL DEFAULT 'new',
  upper_text text,
  origin text,
  pin text,
  hidden text,
  due date,
  fee numeric(12, 2)
);
CREATE TABLE kind_vehicle (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  kind text NOT NULL,
  wheels integer,
  engine text
);
CREATE TABLE kind_asset (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  kind text NOT NULL,
  owner text
);
CREATE TABLE kind_ticket (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  code integer,
  holder text
);
CREATE TABLE kind_checked (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  title text,
  later text,
  lowest integer,
  highest integer
);
CREATE TABLE kind_machine (
  id uuid PRIMARY KEY REFERENCES kind_asset,
  power integer
);
CREATE TABLE kind_list_words (list_id uuid NOT NULL REFERENCES kind_list, place integer NOT NULL, word text NOT NULL);
CREATE TABLE kind_list_labels (list_id uuid NOT NULL REFERENCES kind_list, label text NOT NULL);
CREATE TABLE kind_list_colours (list_id uuid NOT NULL REFERENCES kind_list, colour text NOT NULL);
CREATE TABLE kind_list_moments (list_id uuid NOT NULL REFERENCES kind_list, moment timestamptz NOT NULL);
CREATE TABLE kind_list_prices (list_id uuid NOT NULL REFERENCES kind_list, name text NOT NULL, price numeric(12, 2) NOT NULL);
CREATE TABLE kind_list_stops (
  list_id uuid NOT NULL REFERENCES kind_list,
  place integer NOT NULL,
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  since integer
);
CREATE TABLE kind_list_places (
  list_id uuid NOT NULL REFERENCES kind_list,
  name text NOT NULL,
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  since integer
);
CREATE TABLE kind_checked_notes (checked_id uuid NOT NULL REFERENCES kind_checked, note text NOT NULL);
CREATE TABLE kind_checked_items (checked_id uuid NOT NULL REFERENCES kind_checked, product_id uuid NOT NULL, price numeric(12, 2) NOT NULL);
CREATE TABLE kind_permit (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  applicant text,
  officer text,
  code text
);
CREATE TABLE kind_fee (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  permit_id uuid NOT NULL REFERENCES kind_permit,
  payer text,
  amount integer
);
CREATE TABLE kind_permit_remarks (permit_id uuid NOT NULL REFERENCES kind_permit, place integer NOT NULL, remark text NOT NULL);
CREATE TABLE kind_permit_stages (permit_id uuid NOT NULL REFERENCES kind_permit, place integer NOT NULL, name text, days integer);
CREATE FUNCTION kind_upper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.upper_text := upper(NEW.upper_text);
  RETURN NEW;
END $$;
CREATE TRIGGER kind_upper BEFORE INSERT OR UPDATE ON "kind_Name" FOR EACH ROW EXECUTE FUNCTION kind_upper();

--rollback DROP TABLE kind_permit_stages; DROP TABLE kind_permit_remarks; DROP TABLE kind_fee; DROP TABLE kind_permit; DROP TABLE kind_checked_items; DROP TABLE kind_checked_notes; DROP TABLE kind_list_places; DROP TABLE kind_list_stops; DROP TABLE kind_list_prices; DROP TABLE kind_list_moments; DROP TABLE kind_list_colours; DROP TABLE kind_list_labels; DROP TABLE kind_list_words; DROP TABLE kind_machine; DROP TABLE kind_checked; DROP TABLE kind_ticket; DROP TABLE kind_asset; DROP TABLE kind_vehicle; DROP TABLE "kind_Name"; DROP TABLE kind_place; DROP TABLE kind_list; DROP TABLE kind_value; DROP TABLE kind_time; DROP TABLE kind_text; DROP TABLE kind_number; DROP FUNCTION kind_upper(); DROP TYPE kind_mood;
