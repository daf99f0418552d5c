-- What the made-up service of the tests owns: notes, and what it heard of others' notes.
CREATE TABLE note (marketplace_id TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL, rev INTEGER NOT NULL, heard INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (marketplace_id, id));
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
ALTER TABLE note FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON note TO runtime_app;
CREATE POLICY one_marketplace ON note TO runtime_app USING (marketplace_id = current_setting('app.marketplace', true));
