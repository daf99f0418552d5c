import type { Envelope } from '@guildhall/supply-chain';
import type { JsonRecord } from '../../json.ts';

/** Where the release of one run comes from. */
export interface AttestationRow {
  runId: string;
  versionId: string;
  releaseDigest: string;
  /** CycloneDX. */
  sbom: JsonRecord;
  provenance: Envelope;
  /** SHA-256 of the signed statement, hex. */
  statementDigest: string;
  logIndex: number;
  createdAt: Date;
}

/** What a marketplace's log last said of itself. */
export interface LogRow {
  size: number;
  /** Base64. */
  rootHash: string;
  checkpoint: string;
}

export interface LogEntryRow {
  index: number;
  releaseDigest: string;
  statementDigest: string;
  body: string;
  createdAt: Date;
}
