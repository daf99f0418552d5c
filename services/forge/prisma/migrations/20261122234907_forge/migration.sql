

-- New tables show the application one marketplace at a time, even to their owner (FORCE).
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relname <> '_prisma_migrations' AND NOT relforcerowsecurity LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO forge_app', name);
    EXECUTE format('CREATE POLICY one_marketplace ON %I TO forge_app USING (marketplace_id = current_setting(''app.marketplace'', true))', name);
  END LOOP;
END
$$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO forge_app;

-- How many checks of all marketplaces wait before one: a number is all that anyone learns of the others.
CREATE INDEX check_waiting ON "check" (queued_at) WHERE state = 'QUEUED';
CREATE POLICY count_waiting ON "check" FOR SELECT TO CURRENT_USER USING (state = 'QUEUED');
CREATE FUNCTION checks_waiting_before(instant timestamptz) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT count(*)::integer FROM "check" WHERE state = 'QUEUED' AND queued_at < instant $$;
REVOKE ALL ON FUNCTION checks_waiting_before(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION checks_waiting_before(timestamptz) TO forge_app;
