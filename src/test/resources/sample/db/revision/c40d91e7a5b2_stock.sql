--liquibase formatted sql

--changeset sample:c40d91e7a5b2
CREATE TABLE stock (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  article text NOT NULL,
  pieces integer NOT NULL CONSTRAINT stock_pieces_not_negative CHECK (pieces >= 0),
  supplier_password text
);
CREATE INDEX stock_article_prefix ON stock (article text_pattern_ops, id) WHERE is_active;
CREATE INDEX stock_supplier_password_prefix ON stock (supplier_password text_pattern_ops, id) WHERE is_active;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON stock FOR EACH ROW EXECUTE FUNCTION audit_trail.touch('Stock', 'supplier_password');

--rollback DROP TABLE stock;
