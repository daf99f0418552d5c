-- CreateTable
CREATE TABLE "epoch" (
    "marketplace_id" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "feed_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "epoch_pkey" PRIMARY KEY ("marketplace_id")
);

-- CreateTable
CREATE TABLE "feed_ahead" (
    "marketplace_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "feed_ahead_pkey" PRIMARY KEY ("marketplace_id","seq")
);

-- CreateTable
CREATE TABLE "publisher" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "publisher_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "plugin" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "listing_state" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "plugin_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "version" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "plugin_name" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "version_string" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "release_digest" TEXT,
    "permission_digest" TEXT,
    "manifest" JSONB,
    "contributions" JSONB,
    "asks" JSONB,
    "bundle" JSONB,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "version_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "channel" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version_id" TEXT,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "restriction" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stop" BOOLEAN NOT NULL,
    "effective_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "feed_seq" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6),

    CONSTRAINT "restriction_pkey" PRIMARY KEY ("marketplace_id","id","rev")
);

-- CreateTable
CREATE TABLE "host" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "origins" TEXT[],
    "issuer" TEXT NOT NULL,
    "jwks" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "host_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "host_surface" (
    "marketplace_id" TEXT NOT NULL,
    "host_id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6),

    CONSTRAINT "host_surface_pkey" PRIMARY KEY ("marketplace_id","host_id","rev")
);

-- CreateTable
CREATE TABLE "installation" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "host_key" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "workspace" TEXT,
    "state" TEXT NOT NULL,
    "pending_version_id" TEXT,
    "settings" JSONB NOT NULL,
    "installed_at" TIMESTAMPTZ(6) NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "installation_lock" (
    "marketplace_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "version_string" TEXT NOT NULL,
    "release_digest" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6),

    CONSTRAINT "installation_lock_pkey" PRIMARY KEY ("marketplace_id","installation_id","rev")
);

-- CreateTable
CREATE TABLE "permission_grant" (
    "marketplace_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "consent_id" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6),

    CONSTRAINT "permission_grant_pkey" PRIMARY KEY ("marketplace_id","installation_id","kind","name","rev")
);

-- CreateTable
CREATE TABLE "consent" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "permission_digest" TEXT NOT NULL,
    "permissions" TEXT[],
    "origins" TEXT[],
    "by_actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "installation_transition" (
    "marketplace_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "version_id" TEXT,
    "by_actor" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "installation_transition_pkey" PRIMARY KEY ("marketplace_id","installation_id","rev")
);

-- CreateTable
CREATE TABLE "install_rule" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "host_key" TEXT NOT NULL,
    "organization" TEXT,
    "workspace" TEXT,
    "effect" TEXT NOT NULL,
    "plugin_id" TEXT,
    "publisher_id" TEXT,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6),

    CONSTRAINT "install_rule_pkey" PRIMARY KEY ("marketplace_id","id","rev")
);

-- CreateTable
CREATE TABLE "install_request" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "version_id" TEXT,
    "host_key" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "workspace" TEXT,
    "state" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "reason" TEXT,
    "decided_by" TEXT,
    "decided_reason" TEXT,
    "installation_id" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "decided_at" TIMESTAMPTZ(6),
    "rev" INTEGER NOT NULL,

    CONSTRAINT "install_request_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateIndex
CREATE INDEX "version_marketplace_id_plugin_id_idx" ON "version"("marketplace_id", "plugin_id");

-- CreateIndex
CREATE UNIQUE INDEX "channel_marketplace_id_plugin_id_name_key" ON "channel"("marketplace_id", "plugin_id", "name");

-- CreateIndex
CREATE INDEX "restriction_marketplace_id_target_id_idx" ON "restriction"("marketplace_id", "target_id");

-- CreateIndex
CREATE UNIQUE INDEX "host_marketplace_id_key_key" ON "host"("marketplace_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "host_marketplace_id_issuer_key" ON "host"("marketplace_id", "issuer");

-- CreateIndex
CREATE UNIQUE INDEX "host_surface_marketplace_id_host_id_version_key" ON "host_surface"("marketplace_id", "host_id", "version");

-- CreateIndex
CREATE INDEX "installation_marketplace_id_host_key_organization_id_idx" ON "installation"("marketplace_id", "host_key", "organization", "id");

-- CreateIndex
CREATE INDEX "installation_marketplace_id_plugin_id_id_idx" ON "installation"("marketplace_id", "plugin_id", "id");

-- CreateIndex
CREATE INDEX "consent_marketplace_id_installation_id_id_idx" ON "consent"("marketplace_id", "installation_id", "id");

-- CreateIndex
CREATE INDEX "install_rule_marketplace_id_host_key_organization_idx" ON "install_rule"("marketplace_id", "host_key", "organization");

-- CreateIndex
CREATE INDEX "install_request_marketplace_id_host_key_organization_id_idx" ON "install_request"("marketplace_id", "host_key", "organization", "id");

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

-- One installation of a plugin at a place, as long as it is there.
CREATE UNIQUE INDEX installation_at_place ON installation
  (marketplace_id, host_key, organization, coalesce(workspace, ''), plugin_id) WHERE state <> 'UNINSTALLED';
-- What holds now: one lock an installation, one surface a host, one revision a restriction or rule.
CREATE UNIQUE INDEX lock_in_use ON installation_lock (marketplace_id, installation_id) WHERE valid_to IS NULL;
CREATE INDEX lock_of_version ON installation_lock (marketplace_id, version_id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX grant_in_use ON permission_grant (marketplace_id, installation_id, kind, name) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX surface_in_use ON host_surface (marketplace_id, host_id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX restriction_in_use ON restriction (marketplace_id, id) WHERE valid_to IS NULL;
CREATE INDEX restriction_of_target ON restriction (marketplace_id, target_id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX rule_in_use ON install_rule (marketplace_id, host_key, coalesce(organization, ''),
  coalesce(workspace, ''), coalesce(plugin_id, ''), coalesce(publisher_id, '')) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX request_waiting ON install_request
  (marketplace_id, host_key, organization, coalesce(workspace, ''), plugin_id) WHERE state = 'REQUESTED';

-- What was agreed to and what happened is never rewritten.
REVOKE UPDATE, DELETE ON consent, installation_transition FROM installation_app;

-- The courier's login tells which marketplaces have a feed to pull.
GRANT SELECT (marketplace_id, feed_seq) ON epoch TO guildhall_courier;
CREATE POLICY every_marketplace ON epoch FOR SELECT TO guildhall_courier USING (true);
