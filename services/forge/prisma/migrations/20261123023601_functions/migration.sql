-- CreateTable
CREATE TABLE "installation" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "version_id" TEXT,
    "host" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "workspace" TEXT,
    "state" TEXT NOT NULL,
    "release_digest" TEXT,
    "settings" JSONB NOT NULL,
    "secrets" JSONB NOT NULL,
    "signed_manifest" TEXT,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "invocation" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "function" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "cause" TEXT,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "message" TEXT,
    "payload" JSONB,
    "value" JSONB,
    "actor_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6),
    "cpu_ms" DOUBLE PRECISION,
    "wall_ms" DOUBLE PRECISION,
    "host_calls" INTEGER,
    "fetches" INTEGER,

    CONSTRAINT "invocation_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "function_log" (
    "marketplace_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "invocation_id" TEXT NOT NULL,
    "function" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "level" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "function_log_pkey" PRIMARY KEY ("marketplace_id","installation_id","seq")
);

-- CreateTable
CREATE TABLE "invocation_count" (
    "marketplace_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(6) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "invocation_count_pkey" PRIMARY KEY ("marketplace_id","subject")
);

-- CreateTable
CREATE TABLE "function_usage" (
    "marketplace_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "storage_bytes" INTEGER NOT NULL DEFAULT 0,
    "storage_keys" INTEGER NOT NULL DEFAULT 0,
    "last_log" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "function_usage_pkey" PRIMARY KEY ("marketplace_id","installation_id")
);

-- CreateTable
CREATE TABLE "stored_value" (
    "marketplace_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "bytes" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "stored_value_pkey" PRIMARY KEY ("marketplace_id","installation_id","key")
);

-- CreateTable
CREATE TABLE "function_schedule" (
    "marketplace_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "function" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "expression" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(6) NOT NULL,
    "last_invocation_id" TEXT,

    CONSTRAINT "function_schedule_pkey" PRIMARY KEY ("marketplace_id","installation_id","id")
);

-- CreateTable
CREATE TABLE "function_webhook" (
    "marketplace_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "function_webhook_pkey" PRIMARY KEY ("marketplace_id","installation_id","id")
);

-- CreateTable
CREATE TABLE "quarantine" (
    "marketplace_id" TEXT NOT NULL,
    "release_digest" TEXT NOT NULL,
    "code_digest" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "kills" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "released_at" TIMESTAMPTZ(6),
    "rev" INTEGER NOT NULL,

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("marketplace_id","release_digest")
);

-- CreateIndex
CREATE INDEX "installation_marketplace_id_host_organization_idx" ON "installation"("marketplace_id", "host", "organization");

-- CreateIndex
CREATE INDEX "installation_marketplace_id_plugin_id_idx" ON "installation"("marketplace_id", "plugin_id");

-- CreateIndex
CREATE INDEX "invocation_marketplace_id_installation_id_id_idx" ON "invocation"("marketplace_id", "installation_id", "id");

-- CreateIndex
CREATE INDEX "function_log_marketplace_id_invocation_id_idx" ON "function_log"("marketplace_id", "invocation_id");

-- CreateIndex
CREATE INDEX "function_log_marketplace_id_at_idx" ON "function_log"("marketplace_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "function_webhook_marketplace_id_token_hash_key" ON "function_webhook"("marketplace_id", "token_hash");

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
