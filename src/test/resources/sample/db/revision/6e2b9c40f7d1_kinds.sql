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
CREATE INDEX kind_number_boxed ON kind_number (boxed, id) WHERE is_active;
CREATE INDEX kind_number_exact ON kind_number (exact, id) WHERE is_active;
CREATE INDEX kind_number_flag ON kind_number (flag, id) WHERE is_active;
CREATE INDEX kind_number_huge ON kind_number (huge, id) WHERE is_active;
CREATE INDEX kind_number_large ON kind_number (large, id) WHERE is_active;
CREATE INDEX kind_number_maybe ON kind_number (maybe, id) WHERE is_active;
CREATE INDEX kind_number_model_year ON kind_number (model_year, id) WHERE is_active;
CREATE INDEX kind_number_single ON kind_number (single, id) WHERE is_active;
CREATE INDEX kind_number_small ON kind_number (small, id) WHERE is_active;
CREATE INDEX kind_number_tiny ON kind_number (tiny, id) WHERE is_active;
CREATE INDEX kind_number_twice ON kind_number (twice, id) WHERE is_active;
CREATE INDEX kind_number_whole ON kind_number (whole, id) WHERE is_active;
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
CREATE INDEX kind_text_bytes ON kind_text (bytes, id) WHERE is_active;
CREATE INDEX kind_text_code ON kind_text (code, id) WHERE is_active;
CREATE INDEX kind_text_colour ON kind_text (colour, id) WHERE is_active;
CREATE INDEX kind_text_currency ON kind_text (currency, id) WHERE is_active;
CREATE INDEX kind_text_language ON kind_text (language, id) WHERE is_active;
CREATE INDEX kind_text_mark ON kind_text (mark, id) WHERE is_active;
CREATE INDEX kind_text_mood ON kind_text (mood, id) WHERE is_active;
CREATE INDEX kind_text_nick ON kind_text (nick, id) WHERE is_active;
CREATE INDEX kind_text_nick_prefix ON kind_text (nick text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_text_photo ON kind_text (photo, id) WHERE is_active;
CREATE INDEX kind_text_rank ON kind_text (rank, id) WHERE is_active;
CREATE INDEX kind_text_remark ON kind_text (remark, id) WHERE is_active;
CREATE INDEX kind_text_remark_prefix ON kind_text (remark text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_text_site ON kind_text (site, id) WHERE is_active;
CREATE INDEX kind_text_story ON kind_text (story, id) WHERE is_active;
CREATE INDEX kind_text_story_prefix ON kind_text (story text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_text_title ON kind_text (title, id) WHERE is_active;
CREATE INDEX kind_text_title_prefix ON kind_text (title text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_text_zone ON kind_text (zone, id) WHERE is_active;
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
CREATE INDEX kind_time_duration ON kind_time (duration, id) WHERE is_active;
CREATE INDEX kind_time_instant ON kind_time (instant, id) WHERE is_active;
CREATE INDEX kind_time_java_date ON kind_time (java_date, id) WHERE is_active;
CREATE INDEX kind_time_lapse ON kind_time (lapse, id) WHERE is_active;
CREATE INDEX kind_time_local_date ON kind_time (local_date, id) WHERE is_active;
CREATE INDEX kind_time_local_date_time ON kind_time (local_date_time, id) WHERE is_active;
CREATE INDEX kind_time_local_time ON kind_time (local_time, id) WHERE is_active;
CREATE INDEX kind_time_month ON kind_time (month, id) WHERE is_active;
CREATE INDEX kind_time_offset_date_time ON kind_time (offset_date_time, id) WHERE is_active;
CREATE INDEX kind_time_period ON kind_time (period, id) WHERE is_active;
CREATE INDEX kind_time_sql_date ON kind_time (sql_date, id) WHERE is_active;
CREATE INDEX kind_time_sql_timestamp ON kind_time (sql_timestamp, id) WHERE is_active;
CREATE INDEX kind_time_time_of_day ON kind_time (time_of_day, id) WHERE is_active;
CREATE INDEX kind_time_zoned ON kind_time (zoned, id) WHERE is_active;
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
CREATE INDEX kind_name_due ON "kind_Name" (due, id) WHERE is_active;
CREATE INDEX kind_name_e_mail_prefix ON "kind_Name" (e_mail text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_name_fee ON "kind_Name" (fee, id) WHERE is_active;
CREATE INDEX kind_name_is_paid ON "kind_Name" (is_paid, id) WHERE is_active;
CREATE INDEX kind_name_named_field ON "kind_Name" (named_field, id) WHERE is_active;
CREATE INDEX kind_name_named_field_prefix ON "kind_Name" (named_field text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_name_named_getter_prefix ON "kind_Name" (named_getter text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_name_named_setter_prefix ON "kind_Name" (named_setter text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_name_number ON "kind_Name" (number, id) WHERE is_active;
CREATE INDEX kind_name_order ON "kind_Name" ("order", id) WHERE is_active;
CREATE INDEX kind_name_order_prefix ON "kind_Name" ("order" text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_name_origin_prefix ON "kind_Name" (origin text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_name_state_prefix ON "kind_Name" (state text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_name_upper_text ON "kind_Name" (upper_text, id) WHERE is_active;
CREATE INDEX kind_name_upper_text_prefix ON "kind_Name" (upper_text text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_name_url ON "kind_Name" (url, id) WHERE is_active;
CREATE INDEX kind_name_url_prefix ON "kind_Name" (url text_pattern_ops, id) WHERE is_active;
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
CREATE INDEX kind_vehicle_engine ON kind_vehicle (engine, id) WHERE is_active;
CREATE INDEX kind_vehicle_engine_prefix ON kind_vehicle (engine text_pattern_ops, id) WHERE is_active;
CREATE INDEX kind_vehicle_wheels ON kind_vehicle (wheels, id) WHERE is_active;
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
CREATE INDEX kind_asset_owner ON kind_asset (owner, id) WHERE is_active;
CREATE INDEX kind_asset_owner_prefix ON kind_asset (owner text_pattern_ops, id) WHERE is_active;
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
CREATE INDEX kind_ticket_code ON kind_ticket (code, id) WHERE is_active;
CREATE INDEX kind_ticket_holder ON kind_ticket (holder, id) WHERE is_active;
CREATE INDEX kind_ticket_holder_prefix ON kind_ticket (holder text_pattern_ops, id) WHERE is_active;
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
  power integer,
  spare_id uuid REFERENCES kind_machine
);
CREATE INDEX kind_machine_power ON kind_machine (power, id);
CREATE INDEX kind_machine_spare ON kind_machine (spare_id, id);
CREATE TABLE kind_seal (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  mark text
);
CREATE INDEX kind_seal_mark ON kind_seal (mark text_pattern_ops, id) WHERE is_active;
CREATE TABLE kind_handover (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  asset_id uuid REFERENCES kind_asset,
  machine_id uuid REFERENCES kind_machine,
  car_id uuid REFERENCES kind_vehicle,
  deposit_id uuid REFERENCES kind_vehicle,
  seal_id uuid REFERENCES kind_seal,
  stock_id uuid
);
CREATE INDEX kind_handover_asset ON kind_handover (asset_id, id) WHERE is_active;
CREATE INDEX kind_handover_machine ON kind_handover (machine_id, id) WHERE is_active;
CREATE INDEX kind_handover_car ON kind_handover (car_id, id) WHERE is_active;
CREATE INDEX kind_handover_deposit ON kind_handover (deposit_id, id) WHERE is_active;
CREATE INDEX kind_handover_stock ON kind_handover (stock_id, id) WHERE is_active;
CREATE INDEX kind_handover_seal ON kind_handover (seal_id, id) WHERE is_active;
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

--rollback DROP TABLE kind_permit_stages; DROP TABLE kind_permit_remarks; DROP TABLE kind_fee; DROP TABLE kind_permit; DROP TABLE kind_checked_items; DROP TABLE kind_checked_notes; DROP TABLE kind_list_places; DROP TABLE kind_list_stops; DROP TABLE kind_list_prices; DROP TABLE kind_list_moments; DROP TABLE kind_list_colours; DROP TABLE kind_list_labels; DROP TABLE kind_list_words; DROP TABLE kind_handover; DROP TABLE kind_seal; DROP TABLE kind_machine; DROP TABLE kind_checked; DROP TABLE kind_ticket; DROP TABLE kind_asset; DROP TABLE kind_vehicle; DROP TABLE "kind_Name"; DROP TABLE kind_place; DROP TABLE kind_list; DROP TABLE kind_value; DROP TABLE kind_time; DROP TABLE kind_text; DROP TABLE kind_number; DROP FUNCTION kind_upper(); DROP TYPE kind_mood;
