-- AlterTable
ALTER TABLE "finding" ADD COLUMN     "cwe" INTEGER,
ADD COLUMN     "end_column" INTEGER,
ADD COLUMN     "end_line" INTEGER,
ADD COLUMN     "flow" JSONB,
ADD COLUMN     "known_since" TEXT,
ADD COLUMN     "known_since_id" TEXT,
ADD COLUMN     "threat" TEXT;

-- CreateTable
CREATE TABLE "finding_acceptance" (
    "marketplace_id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "finding_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "accepted_by" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_by" TEXT,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "finding_acceptance_pkey" PRIMARY KEY ("marketplace_id","plugin_id","finding_id","number")
);

-- CreateTable
CREATE TABLE "release_byproduct" (
    "marketplace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,

    CONSTRAINT "release_byproduct_pkey" PRIMARY KEY ("marketplace_id","run_id","name")
);

-- CreateIndex
CREATE INDEX "release_byproduct_marketplace_id_sha256_idx" ON "release_byproduct"("marketplace_id", "sha256");

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
