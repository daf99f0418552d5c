-- CreateTable
CREATE TABLE "directory" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directory_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "marketplace" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "owner_actor_id" TEXT NOT NULL,
    "prepared_by" TEXT[],
    "rev" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "marketplace_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "issuer" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "jwks" JSONB NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "issuer_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "host" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "jwks" JSONB NOT NULL,
    "origins" TEXT[],
    "rev" INTEGER NOT NULL,

    CONSTRAINT "host_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "role_assignment" (
    "marketplace_id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "roles" TEXT[],
    "scope" JSONB,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "role_assignment_pkey" PRIMARY KEY ("marketplace_id","actor_id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "rev" INTEGER NOT NULL,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "actor" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL,
    "erased_at" TIMESTAMPTZ(6),

    CONSTRAINT "actor_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "trust_bundle" (
    "marketplace_id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "trust_bundle_pkey" PRIMARY KEY ("marketplace_id")
);

-- CreateTable
CREATE TABLE "publisher" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "publisher_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "publisher_member" (
    "marketplace_id" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "publisher_member_pkey" PRIMARY KEY ("marketplace_id","publisher_id","actor_id")
);

-- CreateTable
CREATE TABLE "namespace" (
    "marketplace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,

    CONSTRAINT "namespace_pkey" PRIMARY KEY ("marketplace_id","name")
);

-- CreateTable
CREATE TABLE "plugin" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_key" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "icon" TEXT,
    "categories" TEXT[],
    "visibility" TEXT NOT NULL,
    "listing_state" TEXT NOT NULL,
    "first_listed_at" TIMESTAMPTZ(6),
    "rev" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

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
    "state_since" TIMESTAMPTZ(6) NOT NULL,
    "reason" TEXT,
    "due_at" TIMESTAMPTZ(6),
    "channel" TEXT NOT NULL,
    "release_mode" TEXT NOT NULL,
    "source_digest" TEXT,
    "run_attempt" INTEGER NOT NULL,
    "release_digest" TEXT,
    "release" JSONB,
    "submitted_by" TEXT,
    "published_at" TIMESTAMPTZ(6),
    "review_since_rev" INTEGER,
    "approved_by" TEXT,
    "rev" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "version_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "channel" (
    "marketplace_id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version_id" TEXT,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("marketplace_id","plugin_id","name")
);

-- CreateTable
CREATE TABLE "transition" (
    "marketplace_id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "transition_pkey" PRIMARY KEY ("marketplace_id","subject_id","rev")
);

-- CreateTable
CREATE TABLE "restriction" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "stop" BOOLEAN NOT NULL,
    "effective_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "feed_seq" INTEGER NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "restriction_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "review_case" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "last_message" TEXT,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "review_case_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "publisher_trust" (
    "marketplace_id" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "publisher_trust_pkey" PRIMARY KEY ("marketplace_id","publisher_id")
);

-- CreateTable
CREATE TABLE "surface" (
    "marketplace_id" TEXT NOT NULL,
    "host_key" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "surface_pkey" PRIMARY KEY ("marketplace_id","host_key")
);

-- CreateTable
CREATE TABLE "installation" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "directory_marketplace_id_slug_key" ON "directory"("marketplace_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "issuer_marketplace_id_url_key" ON "issuer"("marketplace_id", "url");

-- CreateIndex
CREATE INDEX "api_key_marketplace_id_publisher_id_id_idx" ON "api_key"("marketplace_id", "publisher_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "publisher_marketplace_id_slug_key" ON "publisher"("marketplace_id", "slug");

-- CreateIndex
CREATE INDEX "publisher_member_marketplace_id_actor_id_idx" ON "publisher_member"("marketplace_id", "actor_id");

-- CreateIndex
CREATE INDEX "namespace_marketplace_id_publisher_id_idx" ON "namespace"("marketplace_id", "publisher_id");

-- CreateIndex
CREATE INDEX "plugin_marketplace_id_publisher_id_id_idx" ON "plugin"("marketplace_id", "publisher_id", "id");

-- CreateIndex
CREATE INDEX "plugin_marketplace_id_listing_state_visibility_title_key_id_idx" ON "plugin"("marketplace_id", "listing_state", "visibility", "title_key", "id");

-- CreateIndex
CREATE UNIQUE INDEX "plugin_marketplace_id_name_key" ON "plugin"("marketplace_id", "name");

-- CreateIndex
CREATE INDEX "version_marketplace_id_plugin_id_id_idx" ON "version"("marketplace_id", "plugin_id", "id");

-- CreateIndex
CREATE INDEX "version_marketplace_id_source_digest_idx" ON "version"("marketplace_id", "source_digest");

-- CreateIndex
CREATE INDEX "version_marketplace_id_release_digest_idx" ON "version"("marketplace_id", "release_digest");

-- CreateIndex
CREATE UNIQUE INDEX "version_marketplace_id_plugin_id_version_string_key" ON "version"("marketplace_id", "plugin_id", "version_string");

-- CreateIndex
CREATE INDEX "restriction_marketplace_id_target_id_idx" ON "restriction"("marketplace_id", "target_id");

-- CreateIndex
CREATE INDEX "review_case_marketplace_id_version_id_idx" ON "review_case"("marketplace_id", "version_id");

-- CreateIndex
CREATE INDEX "installation_marketplace_id_plugin_id_state_idx" ON "installation"("marketplace_id", "plugin_id", "state");

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_marketplace_id_publisher_id_fkey" FOREIGN KEY ("marketplace_id", "publisher_id") REFERENCES "publisher"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publisher_member" ADD CONSTRAINT "publisher_member_marketplace_id_publisher_id_fkey" FOREIGN KEY ("marketplace_id", "publisher_id") REFERENCES "publisher"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "namespace" ADD CONSTRAINT "namespace_marketplace_id_publisher_id_fkey" FOREIGN KEY ("marketplace_id", "publisher_id") REFERENCES "publisher"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plugin" ADD CONSTRAINT "plugin_marketplace_id_publisher_id_fkey" FOREIGN KEY ("marketplace_id", "publisher_id") REFERENCES "publisher"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_marketplace_id_plugin_id_fkey" FOREIGN KEY ("marketplace_id", "plugin_id") REFERENCES "plugin"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_marketplace_id_plugin_id_fkey" FOREIGN KEY ("marketplace_id", "plugin_id") REFERENCES "plugin"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_marketplace_id_version_id_fkey" FOREIGN KEY ("marketplace_id", "version_id") REFERENCES "version"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;



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
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO catalog_app;
