/** Bytes that forge keeps, as the caller may see them. */
export interface ArtifactRow {
  sha256: string;
  kind: 'SOURCE' | 'BUNDLE';
  bytes: number;
  createdAt: Date;
}
