/** Bytes that forge keeps, as the caller may see them. */
export interface ArtifactRow {
  sha256: string;
  kind: 'SOURCE' | 'BUNDLE' | 'SOURCE_MAP' | 'METAFILE';
  bytes: number;
  createdAt: Date;
}
