-- CreateTable
CREATE TABLE "check_profile" (
    "marketplace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "enforced" BOOLEAN NOT NULL,
    "required" BOOLEAN NOT NULL,

    CONSTRAINT "check_profile_pkey" PRIMARY KEY ("marketplace_id","name")
);

-- CreateTable
CREATE TABLE "upload" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "received_at" TIMESTAMPTZ(6),
    "rev" INTEGER NOT NULL,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "artifact" (
    "marketplace_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "artifact_pkey" PRIMARY KEY ("marketplace_id","sha256")
);

-- CreateTable
CREATE TABLE "artifact_blob" (
    "marketplace_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "artifact_blob_pkey" PRIMARY KEY ("marketplace_id","sha256")
);

-- CreateTable
CREATE TABLE "publisher" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member_ids" TEXT[],
    "rev" INTEGER NOT NULL,

    CONSTRAINT "publisher_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "plugin" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
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
    "source_digest" TEXT,
    "release_digest" TEXT,
    "manifest" JSONB,
    "run_attempt" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(6),
    "rev" INTEGER NOT NULL,

    CONSTRAINT "version_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "surface" (
    "marketplace_id" TEXT NOT NULL,
    "host_key" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "surface_pkey" PRIMARY KEY ("marketplace_id","host_key","version")
);

-- CreateTable
CREATE TABLE "restriction" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stop" BOOLEAN NOT NULL,
    "effective_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "rev" INTEGER NOT NULL,

    CONSTRAINT "restriction_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "run" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "source_digest" TEXT NOT NULL,
    "queued_at" TIMESTAMPTZ(6) NOT NULL,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "error" TEXT,
    "release_digest" TEXT,
    "conclusion" JSONB,
    "fact_sheet" JSONB,
    "fact_sheet_digest" TEXT,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "run_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "stage_report" (
    "marketplace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "stage_report_pkey" PRIMARY KEY ("marketplace_id","run_id","stage")
);

-- CreateTable
CREATE TABLE "check" (
    "marketplace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,
    "enforced" BOOLEAN NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "queued_at" TIMESTAMPTZ(6) NOT NULL,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "message" TEXT,

    CONSTRAINT "check_pkey" PRIMARY KEY ("marketplace_id","run_id","name")
);

-- CreateTable
CREATE TABLE "run_transition" (
    "marketplace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "run_transition_pkey" PRIMARY KEY ("marketplace_id","run_id","rev")
);

-- CreateTable
CREATE TABLE "finding" (
    "marketplace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sort_key" TEXT COLLATE "C" NOT NULL,
    "rule_id" TEXT NOT NULL,
    "check" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "file" TEXT,
    "line" INTEGER,
    "column" INTEGER,
    "message" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "fix" TEXT NOT NULL,
    "excerpt" TEXT,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("marketplace_id","run_id","id")
);

-- CreateTable
CREATE TABLE "release_bundle" (
    "marketplace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "gzip_bytes" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "release_digest" TEXT NOT NULL,

    CONSTRAINT "release_bundle_pkey" PRIMARY KEY ("marketplace_id","run_id","name")
);

-- CreateIndex
CREATE INDEX "upload_marketplace_id_sha256_idx" ON "upload"("marketplace_id", "sha256");

-- CreateIndex
CREATE INDEX "version_marketplace_id_plugin_id_published_at_idx" ON "version"("marketplace_id", "plugin_id", "published_at");

-- CreateIndex
CREATE INDEX "version_marketplace_id_source_digest_idx" ON "version"("marketplace_id", "source_digest");

-- CreateIndex
CREATE INDEX "restriction_marketplace_id_target_type_target_id_idx" ON "restriction"("marketplace_id", "target_type", "target_id");

-- CreateIndex
CREATE UNIQUE INDEX "run_marketplace_id_version_id_attempt_key" ON "run"("marketplace_id", "version_id", "attempt");

-- CreateIndex
CREATE INDEX "finding_marketplace_id_run_id_sort_key_idx" ON "finding"("marketplace_id", "run_id", "sort_key");

-- CreateIndex
CREATE INDEX "release_bundle_marketplace_id_sha256_idx" ON "release_bundle"("marketplace_id", "sha256");

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
