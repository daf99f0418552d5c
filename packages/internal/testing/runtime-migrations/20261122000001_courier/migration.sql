GRANT USAGE ON SCHEMA public TO runtime_app, guildhall_courier;

-- The courier carries the messages of every marketplace, and may touch nothing else.
GRANT SELECT, UPDATE, DELETE ON outbox, inbox, due TO guildhall_courier;
CREATE POLICY every_marketplace ON outbox TO guildhall_courier USING (true);
CREATE POLICY every_marketplace ON inbox TO guildhall_courier USING (true);
CREATE POLICY every_marketplace ON due TO guildhall_courier USING (true);

-- What the courier looks for, five times a second: rows to publish, and rows nobody acknowledged.
CREATE INDEX outbox_waiting ON outbox (marketplace_id, queue, id) WHERE published_at IS NULL;
CREATE INDEX outbox_under_way ON outbox (marketplace_id, queue, retry_at) WHERE published_at IS NOT NULL AND handled_at IS NULL;
