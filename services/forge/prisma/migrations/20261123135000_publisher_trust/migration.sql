-- CreateTable
CREATE TABLE "publisher_trust" (
    "marketplace_id" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "publisher_trust_pkey" PRIMARY KEY ("marketplace_id","publisher_id")
);

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
