-- CreateTable
CREATE TABLE "attestation" (
    "marketplace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "release_digest" TEXT NOT NULL,
    "sbom" JSONB NOT NULL,
    "provenance" JSONB NOT NULL,
    "statement_digest" TEXT NOT NULL,
    "log_index" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "attestation_pkey" PRIMARY KEY ("marketplace_id","run_id")
);

-- CreateTable
CREATE TABLE "transparency_log" (
    "marketplace_id" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "root_hash" TEXT NOT NULL,
    "checkpoint" TEXT NOT NULL,

    CONSTRAINT "transparency_log_pkey" PRIMARY KEY ("marketplace_id")
);

-- CreateTable
CREATE TABLE "log_entry" (
    "marketplace_id" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "release_digest" TEXT NOT NULL,
    "statement_digest" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "log_entry_pkey" PRIMARY KEY ("marketplace_id","index")
);

-- CreateTable
CREATE TABLE "log_node" (
    "marketplace_id" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "log_node_pkey" PRIMARY KEY ("marketplace_id","level","index")
);

-- CreateIndex
CREATE INDEX "attestation_marketplace_id_version_id_idx" ON "attestation"("marketplace_id", "version_id");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_marketplace_id_log_index_key" ON "attestation"("marketplace_id", "log_index");

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
-- What a log holds stays as it was written, whatever the application wants.
REVOKE UPDATE, DELETE ON attestation, log_entry, log_node FROM forge_app;
