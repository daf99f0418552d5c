-- CreateTable
CREATE TABLE "publisher" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "members" JSONB NOT NULL,
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
    "channel" TEXT NOT NULL,
    "run_attempt" INTEGER NOT NULL,
    "release_digest" TEXT,
    "published_at" TIMESTAMPTZ(6),
    "rev" INTEGER NOT NULL,

    CONSTRAINT "version_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "run_facts" (
    "marketplace_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "run_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "fact_sheet_digest" TEXT,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "run_facts_pkey" PRIMARY KEY ("marketplace_id","version_id","attempt")
);

-- CreateTable
CREATE TABLE "installation" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "plugin_id" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "version_id" TEXT,
    "host" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "heard_at" TIMESTAMPTZ(6) NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "trust" (
    "marketplace_id" TEXT NOT NULL,
    "publisher_id" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "reasons" JSONB NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "trust_pkey" PRIMARY KEY ("marketplace_id","publisher_id")
);

-- CreateTable
CREATE TABLE "policy" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "active_number" INTEGER NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "policy_revision" (
    "marketplace_id" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "policy_revision_pkey" PRIMARY KEY ("marketplace_id","policy_id","number")
);

-- CreateTable
CREATE TABLE "decision" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "version_rev" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "policy_revision" TEXT,
    "input" JSONB NOT NULL,
    "trace" JSONB NOT NULL,
    "reasons" JSONB NOT NULL,
    "receipt" TEXT NOT NULL,
    "case_id" TEXT,
    "due_at" TIMESTAMPTZ(6),
    "at" TIMESTAMPTZ(6) NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "review_case" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "publisher_id" TEXT,
    "state" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "escalated" BOOLEAN NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "remaining_ms" BIGINT,
    "lease_actor_id" TEXT,
    "lease_expires_at" TIMESTAMPTZ(6),
    "last_message" TEXT,
    "decision_id" TEXT,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "review_case_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "case_transition" (
    "marketplace_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "case_transition_pkey" PRIMARY KEY ("marketplace_id","case_id","rev")
);

-- CreateTable
CREATE TABLE "case_message" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "case_message_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "restriction" (
    "marketplace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "publisher_id" TEXT,
    "state" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "interim" BOOLEAN NOT NULL,
    "stop" BOOLEAN NOT NULL,
    "effective_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "lasting_until" TIMESTAMPTZ(6),
    "imposed_by" TEXT NOT NULL,
    "confirmed_by" TEXT,
    "feed_seq" INTEGER NOT NULL,
    "committed_at" TIMESTAMPTZ(6) NOT NULL,
    "rev" INTEGER NOT NULL,

    CONSTRAINT "restriction_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "restriction_revision" (
    "marketplace_id" TEXT NOT NULL,
    "restriction_id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "note" TEXT,
    "body" JSONB NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6),

    CONSTRAINT "restriction_revision_pkey" PRIMARY KEY ("marketplace_id","restriction_id","rev")
);

-- CreateTable
CREATE TABLE "feed_head" (
    "marketplace_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "feed_head_pkey" PRIMARY KEY ("marketplace_id")
);

-- CreateTable
CREATE TABLE "feed_entry" (
    "marketplace_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "restriction_id" TEXT NOT NULL,
    "jws" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "feed_entry_pkey" PRIMARY KEY ("marketplace_id","seq")
);

-- CreateTable
CREATE TABLE "feed_applied" (
    "marketplace_id" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "feed_applied_pkey" PRIMARY KEY ("marketplace_id","service","seq")
);

-- CreateIndex
CREATE INDEX "plugin_marketplace_id_publisher_id_idx" ON "plugin"("marketplace_id", "publisher_id");

-- CreateIndex
CREATE INDEX "version_marketplace_id_plugin_id_state_idx" ON "version"("marketplace_id", "plugin_id", "state");

-- CreateIndex
CREATE INDEX "version_marketplace_id_release_digest_idx" ON "version"("marketplace_id", "release_digest");

-- CreateIndex
CREATE INDEX "installation_marketplace_id_plugin_id_idx" ON "installation"("marketplace_id", "plugin_id");

-- CreateIndex
CREATE INDEX "installation_marketplace_id_publisher_id_idx" ON "installation"("marketplace_id", "publisher_id");

-- CreateIndex
CREATE INDEX "installation_marketplace_id_version_id_idx" ON "installation"("marketplace_id", "version_id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_marketplace_id_name_key" ON "policy"("marketplace_id", "name");

-- CreateIndex
CREATE INDEX "decision_marketplace_id_version_id_id_idx" ON "decision"("marketplace_id", "version_id", "id");

-- CreateIndex
CREATE INDEX "review_case_marketplace_id_subject_id_idx" ON "review_case"("marketplace_id", "subject_id");

-- CreateIndex
CREATE INDEX "review_case_marketplace_id_state_escalated_due_at_id_idx" ON "review_case"("marketplace_id", "state", "escalated", "due_at", "id");

-- CreateIndex
CREATE INDEX "case_message_marketplace_id_case_id_id_idx" ON "case_message"("marketplace_id", "case_id", "id");

-- CreateIndex
CREATE INDEX "restriction_marketplace_id_target_type_target_id_idx" ON "restriction"("marketplace_id", "target_type", "target_id");

-- CreateIndex
CREATE INDEX "restriction_marketplace_id_state_id_idx" ON "restriction"("marketplace_id", "state", "id");

-- AddForeignKey
ALTER TABLE "policy_revision" ADD CONSTRAINT "policy_revision_marketplace_id_policy_id_fkey" FOREIGN KEY ("marketplace_id", "policy_id") REFERENCES "policy"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_transition" ADD CONSTRAINT "case_transition_marketplace_id_case_id_fkey" FOREIGN KEY ("marketplace_id", "case_id") REFERENCES "review_case"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_message" ADD CONSTRAINT "case_message_marketplace_id_case_id_fkey" FOREIGN KEY ("marketplace_id", "case_id") REFERENCES "review_case"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restriction_revision" ADD CONSTRAINT "restriction_revision_marketplace_id_restriction_id_fkey" FOREIGN KEY ("marketplace_id", "restriction_id") REFERENCES "restriction"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

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
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO governance_app;

-- A version is decided by policy once at each of its revisions; a person may speak later.
CREATE UNIQUE INDEX decision_by_policy ON decision (marketplace_id, version_id, version_rev) WHERE decided_by = 'policy';
-- One open case for each subject and queue; another reason joins the case that is there.
CREATE UNIQUE INDEX review_case_open ON review_case (marketplace_id, subject_type, subject_id, queue) WHERE state NOT IN ('DECIDED', 'CLOSED');

-- Gateways ask for the heads of many marketplaces in one query: two numbers of each, and nothing it says.
GRANT SELECT (marketplace_id, seq) ON feed_head TO guildhall_courier;
CREATE POLICY every_marketplace ON feed_head FOR SELECT TO guildhall_courier USING (true);
