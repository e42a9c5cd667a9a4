CREATE TABLE categories (
  id int PRIMARY KEY,
  name text NOT NULL,
  parent_id int
);
CREATE TABLE products (
  id int PRIMARY KEY,
  name text NOT NULL,
  category_id int NOT NULL,
  price numeric(10, 2) NOT NULL,
  cost numeric(10, 2) NOT NULL,
  stock int NOT NULL,
  weight_kg numeric(8, 2),
  active boolean NOT NULL,
  created_at timestamp NOT NULL
);
CREATE TABLE users (
  id int PRIMARY KEY,
  name text NOT NULL,
  email text,
  city text,
  country text,
  signup_channel text NOT NULL,
  newsletter boolean NOT NULL,
  created_at timestamp NOT NULL
);
CREATE TABLE orders (
  id int PRIMARY KEY,
  user_id int NOT NULL,
  status text NOT NULL
    CHECK (status IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'returned')),
  payment_method text,
  shipping_fee numeric(6, 2) NOT NULL,
  ordered_at timestamp NOT NULL,
  shipped_at timestamp,
  delivered_at timestamp
);
CREATE TABLE order_items (
  id int PRIMARY KEY,
  order_id int NOT NULL,
  product_id int NOT NULL,
  quantity int NOT NULL,
  unit_price numeric(10, 2) NOT NULL
);
CREATE TABLE reviews (
  id int PRIMARY KEY,
  product_id int NOT NULL,
  user_id int NOT NULL,
  rating int CHECK (rating BETWEEN 1 AND 5),
  title text,
  body text,
  created_at timestamp NOT NULL
);
COMMENT ON TABLE categories IS 'Departments and, below them, the shelves that products stand on';
COMMENT ON COLUMN categories.parent_id IS 'The department; empty for a department itself';
COMMENT ON TABLE products IS 'What can be bought, or could be once';
COMMENT ON COLUMN products.price IS 'Today''s price in EUR, taxes included';
COMMENT ON COLUMN products.cost IS 'Purchase price in EUR';
COMMENT ON COLUMN products.stock IS 'Pieces in the warehouse';
COMMENT ON COLUMN products.weight_kg IS 'Weight in kilograms; missing for some';
COMMENT ON COLUMN products.active IS 'Whether it is still on sale';
COMMENT ON TABLE users IS 'Customers with an account, whether they ever bought or not';
COMMENT ON COLUMN users.signup_channel IS 'How they found the shop';
COMMENT ON COLUMN users.newsletter IS 'Whether they get the newsletter';
COMMENT ON COLUMN users.created_at IS 'When they signed up, in UTC';
COMMENT ON TABLE orders IS 'Orders of three years';
COMMENT ON COLUMN orders.status IS 'pending, paid, shipped, delivered, cancelled or returned';
COMMENT ON COLUMN orders.shipping_fee IS 'In EUR; nothing from 80 EUR on';
COMMENT ON COLUMN orders.ordered_at IS 'When it was placed, in UTC';
COMMENT ON TABLE order_items IS 'The lines of an order';
COMMENT ON COLUMN order_items.unit_price IS 'Price of one piece in EUR when it was ordered';
COMMENT ON TABLE reviews IS 'What buyers say about products';
COMMENT ON COLUMN reviews.rating IS 'One to five stars; missing for some';
