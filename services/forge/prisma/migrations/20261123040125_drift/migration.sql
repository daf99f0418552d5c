-- CreateTable
CREATE TABLE "version_drift" (
    "marketplace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "baseline_id" TEXT,
    "signer" TEXT,
    "drift" JSONB,

    CONSTRAINT "version_drift_pkey" PRIMARY KEY ("marketplace_id","run_id")
);

-- CreateIndex
CREATE INDEX "version_drift_marketplace_id_version_id_idx" ON "version_drift"("marketplace_id", "version_id");

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
