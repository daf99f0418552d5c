-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "plugin_id" TEXT;

-- CreateTable
CREATE TABLE "trusted_publisher" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "claims" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "trusted_publisher_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "used_token" (
    "marketplace_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "used_token_pkey" PRIMARY KEY ("marketplace_id","digest")
);

-- CreateIndex
CREATE INDEX "trusted_publisher_marketplace_id_plugin_id_idx" ON "trusted_publisher"("marketplace_id", "plugin_id");

-- CreateIndex
CREATE INDEX "used_token_marketplace_id_expires_at_idx" ON "used_token"("marketplace_id", "expires_at");

-- CreateIndex
CREATE INDEX "api_key_marketplace_id_actor_id_idx" ON "api_key"("marketplace_id", "actor_id");

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
