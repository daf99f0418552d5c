-- CreateTable
CREATE TABLE "notice" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "publisher_id" TEXT,
    "plugin_id" TEXT,
    "version_id" TEXT,
    "for_admins" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "notice_read" (
    "marketplace_id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "notice_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "notice_read_pkey" PRIMARY KEY ("marketplace_id","actor_id","notice_id")
);

-- CreateIndex
CREATE INDEX "notice_marketplace_id_publisher_id_id_idx" ON "notice"("marketplace_id", "publisher_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_marketplace_id_cause_key" ON "notice"("marketplace_id", "cause");

-- New tables show the application one marketplace at a time, even to their owner (FORCE).
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relname <> '_prisma_migrations' AND NOT relforcerowsecurity LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO governance_app', name);
    EXECUTE format('CREATE POLICY one_marketplace ON %I TO governance_app USING (marketplace_id = current_setting(''app.marketplace'', true))', name);
  END LOOP;
END
$$;
