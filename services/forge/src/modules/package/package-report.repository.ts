import type { Tx } from '../../database.ts';
import { packageReport, type PackageReport } from '../../inspection/package-job.ts';
import { jsonObject } from '../../json.ts';

/** A package as somebody looked at it: its bytes, and which of its files by which edition of the analysis. */
export interface PackageReading {
  name: string;
  version: string;
  integrity: string;
  reading: string;
}

export interface PackageReportRepository {
  find(of: PackageReading): Promise<PackageReport | null>;
  /** The same bytes give the same report: whoever comes second changes nothing. */
  add(of: PackageReading, report: PackageReport, now: Date): Promise<void>;
}

export function packageReportRepository(tx: Tx, marketplaceId: string): PackageReportRepository {
  return {
    async find({ integrity, reading }) {
      const row = await tx.packageReport.findUnique({
        where: { marketplaceId_integrity_reading: { marketplaceId, integrity, reading } },
      });
      return row && packageReport.parse(row.report);
    },
    async add({ name, version, integrity, reading }, report, createdAt) {
      await tx.packageReport.createMany({
        data: [
          { ...{ marketplaceId, integrity, reading, name, version, createdAt }, report: jsonObject(report) },
        ],
        skipDuplicates: true,
      });
    },
  };
}
