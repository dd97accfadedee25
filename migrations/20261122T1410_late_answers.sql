-- Which try of a delivery is in hand, and how often the delivery has come back to life under a new message id.
alter table "delivery" add column "in_hand_since" timestamptz null;
alter table "delivery" add column "round" int not null default 0;
