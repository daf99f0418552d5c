-- AlterTable
ALTER TABLE "epoch" ADD COLUMN     "wide" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "place_epoch" (
    "marketplace_id" TEXT NOT NULL,
    "host_key" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "workspace" TEXT NOT NULL DEFAULT '',
    "epoch" INTEGER NOT NULL,

    CONSTRAINT "place_epoch_pkey" PRIMARY KEY ("marketplace_id","host_key","organization","workspace")
);

-- CreateIndex
CREATE INDEX "place_epoch_marketplace_id_epoch_idx" ON "place_epoch"("marketplace_id", "epoch");

-- New tables show the application one marketplace at a time, even to their owner (FORCE).
ALTER TABLE place_epoch ENABLE ROW LEVEL SECURITY;
ALTER TABLE place_epoch FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON place_epoch TO installation_app;
CREATE POLICY one_marketplace ON place_epoch TO installation_app
  USING (marketplace_id = current_setting('app.marketplace', true));

-- Until now every change was everybody's. Rows are hidden from their owner as well, so that is set aside for this.
ALTER TABLE epoch NO FORCE ROW LEVEL SECURITY;
UPDATE epoch SET wide = epoch;
ALTER TABLE epoch FORCE ROW LEVEL SECURITY;

-- Gateways ask which places of many marketplaces have changed; the courier, who sees all of them, answers.
GRANT SELECT (wide) ON epoch TO guildhall_courier;
GRANT SELECT ON place_epoch TO guildhall_courier;
CREATE POLICY every_marketplace ON place_epoch FOR SELECT TO guildhall_courier USING (true);
