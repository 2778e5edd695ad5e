--liquibase formatted sql

--changeset sample:e81b6f2c5d03
CREATE TABLE customer (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text NOT NULL,
  email text,
  street text,
  city text
);
CREATE INDEX customer_name ON customer (name, id) WHERE is_active;
CREATE INDEX customer_name_prefix ON customer (name text_pattern_ops, id) WHERE is_active;
CREATE INDEX customer_city ON customer (city, id) WHERE is_active;
CREATE INDEX customer_city_prefix ON customer (city text_pattern_ops, id) WHERE is_active;
CREATE TABLE category (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text NOT NULL,
  parent_id uuid REFERENCES category
);
CREATE INDEX category_of_parent ON category (parent_id, id) WHERE is_active;
CREATE INDEX category_name ON category (name, id) WHERE is_active;
CREATE INDEX category_name_prefix ON category (name text_pattern_ops, id) WHERE is_active;
CREATE TABLE supplier (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text NOT NULL
);
CREATE TABLE product (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text NOT NULL,
  price numeric(12, 2) NOT NULL,
  category_id uuid REFERENCES category
);
CREATE INDEX product_of_category ON product (category_id, id) WHERE is_active;
CREATE INDEX product_name ON product (name, id) WHERE is_active;
CREATE INDEX product_name_prefix ON product (name text_pattern_ops, id) WHERE is_active;
CREATE INDEX product_price ON product (price, id) WHERE is_active;
CREATE TABLE product_supplier (
  product_id uuid NOT NULL REFERENCES product,
  supplier_id uuid NOT NULL REFERENCES supplier,
  PRIMARY KEY (product_id, supplier_id)
);
CREATE INDEX product_supplier_supplier_id ON product_supplier (supplier_id, product_id);
CREATE TABLE customer_order (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  customer_id uuid NOT NULL REFERENCES customer,
  placed_on date NOT NULL,
  shipped_on date
);
CREATE INDEX customer_order_of_customer ON customer_order (customer_id, id) WHERE is_active;
CREATE INDEX customer_order_placed_on ON customer_order (placed_on, id) WHERE is_active;
CREATE TABLE order_line (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  order_id uuid NOT NULL REFERENCES customer_order,
  product_id uuid NOT NULL REFERENCES product,
  pieces integer NOT NULL,
  price numeric(12, 2) NOT NULL
);
CREATE INDEX order_line_of_order ON order_line (order_id, id) WHERE is_active;
CREATE INDEX order_line_of_product ON order_line (product_id, id) WHERE is_active;
CREATE TABLE shipment (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  order_id uuid NOT NULL REFERENCES customer_order,
  carrier text NOT NULL
);
CREATE INDEX shipment_of_order ON shipment (order_id, id) WHERE is_active;
CREATE TABLE parcel (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  shipment_id uuid NOT NULL REFERENCES shipment,
  weight numeric(8, 3)
);
CREATE INDEX parcel_of_shipment ON parcel (shipment_id, id) WHERE is_active;
CREATE TABLE payment (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  order_id uuid NOT NULL REFERENCES customer_order,
  amount numeric(12, 2) NOT NULL
);
CREATE INDEX payment_of_order ON payment (order_id, id) WHERE is_active;
CREATE TABLE review (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  product_id uuid NOT NULL REFERENCES product,
  customer_id uuid NOT NULL REFERENCES customer,
  stars integer NOT NULL,
  text text
);
CREATE INDEX review_of_product ON review (product_id, id) WHERE is_active;
CREATE INDEX review_of_customer ON review (customer_id, id) WHERE is_active;
CREATE INDEX review_stars ON review (stars, id) WHERE is_active;
CREATE TABLE voucher (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  code text NOT NULL
);

--rollback DROP TABLE voucher; DROP TABLE review; DROP TABLE payment; DROP TABLE parcel; DROP TABLE shipment; DROP TABLE order_line; DROP TABLE customer_order; DROP TABLE product_supplier; DROP TABLE product; DROP TABLE supplier; DROP TABLE category; DROP TABLE customer;
