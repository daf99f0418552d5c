-- AlterTable
ALTER TABLE "finding" ADD COLUMN     "observed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "package" TEXT;

-- CreateTable
CREATE TABLE "package_report" (
    "marketplace_id" TEXT NOT NULL,
    "integrity" TEXT NOT NULL,
    "reading" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "package_report_pkey" PRIMARY KEY ("marketplace_id","integrity","reading")
);

-- CreateTable
CREATE TABLE "version_package" (
    "marketplace_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "package_version" TEXT NOT NULL,
    "bundled" BOOLEAN NOT NULL,
    "licence" TEXT,

    CONSTRAINT "version_package_pkey" PRIMARY KEY ("marketplace_id","version_id","name","package_version")
);

-- CreateTable
CREATE TABLE "advisory" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "malicious" BOOLEAN NOT NULL,
    "withdrawn" BOOLEAN NOT NULL,
    "summary" TEXT,
    "entry" JSONB NOT NULL,
    "import_number" INTEGER NOT NULL,
    "imported_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "advisory_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "advisory_package" (
    "marketplace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "advisory_id" TEXT NOT NULL,

    CONSTRAINT "advisory_package_pkey" PRIMARY KEY ("marketplace_id","name","advisory_id")
);

-- CreateTable
CREATE TABLE "advisory_import" (
    "marketplace_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "added" INTEGER NOT NULL,
    "replaced" INTEGER NOT NULL,
    "withdrawn" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,

    CONSTRAINT "advisory_import_pkey" PRIMARY KEY ("marketplace_id","number")
);

-- CreateTable
CREATE TABLE "version_advisory" (
    "marketplace_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "advisory_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "package_version" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "fixed_in" TEXT,
    "bundled" BOOLEAN NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "version_advisory_pkey" PRIMARY KEY ("marketplace_id","version_id","advisory_id","name","package_version")
);

-- CreateTable
CREATE TABLE "custom_rule" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "custom_rule_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "custom_rule_revision" (
    "marketplace_id" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6),
    "created_by" TEXT NOT NULL,

    CONSTRAINT "custom_rule_revision_pkey" PRIMARY KEY ("marketplace_id","rule_id","number")
);

-- CreateTable
CREATE TABLE "licence_policy_revision" (
    "marketplace_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "allows_all" BOOLEAN NOT NULL,
    "allow" TEXT[],
    "deny" TEXT[],
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6),
    "created_by" TEXT NOT NULL,

    CONSTRAINT "licence_policy_revision_pkey" PRIMARY KEY ("marketplace_id","number")
);

-- CreateIndex
CREATE INDEX "version_package_marketplace_id_name_idx" ON "version_package"("marketplace_id", "name");

-- CreateIndex
CREATE INDEX "advisory_package_marketplace_id_advisory_id_idx" ON "advisory_package"("marketplace_id", "advisory_id");

-- CreateIndex
CREATE INDEX "version_advisory_marketplace_id_advisory_id_idx" ON "version_advisory"("marketplace_id", "advisory_id");

-- CreateIndex
CREATE UNIQUE INDEX "custom_rule_marketplace_id_name_key" ON "custom_rule"("marketplace_id", "name");

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
