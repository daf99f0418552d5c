-- AlterTable
ALTER TABLE "invocation" ADD COLUMN     "delivery" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "invocation_marketplace_id_delivery_key" ON "invocation"("marketplace_id", "delivery");
