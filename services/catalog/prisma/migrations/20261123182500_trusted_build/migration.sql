-- AlterTable
ALTER TABLE "version" ADD COLUMN     "trusted_publisher" JSONB;
