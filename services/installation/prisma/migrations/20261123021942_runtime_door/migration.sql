-- AlterTable
ALTER TABLE "consent" ADD COLUMN     "valid_to" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "host" ADD COLUMN     "fallback" TEXT NOT NULL DEFAULT 'ASK';

-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "signed_manifest" TEXT;

-- AlterTable
ALTER TABLE "installation_lock" ADD COLUMN     "bundles" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "manifest_digest" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "version" ADD COLUMN     "bundles" JSONB,
ADD COLUMN     "manifest_digest" TEXT;

-- CreateTable
CREATE TABLE "installation_secret" (
    "marketplace_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "jwe" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6),

    CONSTRAINT "installation_secret_pkey" PRIMARY KEY ("marketplace_id","installation_id","name","rev")
);

-- CreateTable
CREATE TABLE "fallback" (
    "marketplace_id" TEXT NOT NULL,
    "restriction_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "from_version_id" TEXT NOT NULL,
    "from_digest" TEXT NOT NULL,
    "to_version_id" TEXT NOT NULL,
    "to_rev" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "outcome" TEXT,

    CONSTRAINT "fallback_pkey" PRIMARY KEY ("marketplace_id","restriction_id","installation_id")
);

-- CreateTable
CREATE TABLE "slot_configuration" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "host_key" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "extension_point" TEXT NOT NULL,
    "entries" JSONB NOT NULL,
    "by_actor" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6),

    CONSTRAINT "slot_configuration_pkey" PRIMARY KEY ("marketplace_id","id","rev")
);

-- CreateIndex
CREATE INDEX "fallback_marketplace_id_installation_id_idx" ON "fallback"("marketplace_id", "installation_id");

-- CreateIndex
CREATE INDEX "slot_configuration_marketplace_id_host_key_organization_idx" ON "slot_configuration"("marketplace_id", "host_key", "organization");

-- New tables show the application one marketplace at a time, even to their owner (FORCE).
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relname <> '_prisma_migrations' AND NOT relforcerowsecurity LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO installation_app', name);
    EXECUTE format('CREATE POLICY one_marketplace ON %I TO installation_app USING (marketplace_id = current_setting(''app.marketplace'', true))', name);
  END LOOP;
END
$$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO installation_app;


-- What holds now: one value a secret, one arrangement a slot. An ended consent is not the one in use.
CREATE UNIQUE INDEX secret_in_use ON installation_secret (marketplace_id, installation_id, name) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX slot_in_use ON slot_configuration (marketplace_id, host_key, organization, extension_point)
  WHERE valid_to IS NULL;
UPDATE consent SET valid_to = later.at FROM (
  SELECT marketplace_id, id, lead(at) OVER (PARTITION BY marketplace_id, installation_id ORDER BY id) AS at FROM consent
) AS later WHERE later.marketplace_id = consent.marketplace_id AND later.id = consent.id AND later.at IS NOT NULL;
-- The text of a consent stays what it was.
GRANT UPDATE (valid_to) ON consent TO installation_app;

-- Organizations of many marketplaces share names: without this the planner takes three likely columns for a rare row.
CREATE STATISTICS installation_place (mcv, dependencies) ON marketplace_id, host_key, organization FROM installation;
