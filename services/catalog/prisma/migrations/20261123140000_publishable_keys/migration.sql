-- CreateTable
CREATE TABLE "publishable_key" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "origins" TEXT[],
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6),
    "replaced_by" TEXT,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "publishable_key_pkey" PRIMARY KEY ("marketplace_id","id")
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
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO catalog_app', name);
    EXECUTE format('CREATE POLICY one_marketplace ON %I TO catalog_app USING (marketplace_id = current_setting(''app.marketplace'', true))', name);
  END LOOP;
END
$$;

-- Gateways answer browsers before they know whose key comes: they read the origins of all keys, and nothing else of them.
GRANT SELECT (origins, ends_at) ON publishable_key TO guildhall_courier;
CREATE POLICY every_marketplace ON publishable_key FOR SELECT TO guildhall_courier USING (true);
