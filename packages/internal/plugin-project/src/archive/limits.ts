/** How much of a project is read at most. */
export interface ProjectLimits {
  readonly entries: number;
  /** Bytes. */
  readonly fileBytes: number;
  /** Bytes of all files together. */
  readonly totalBytes: number;
  /** Bytes of the tarball itself. */
  readonly compressedBytes: number;
  /** Unpacked bytes for each packed byte. */
  readonly ratio: number;
}

export const PROJECT_LIMITS: ProjectLimits = {
  entries: 5_000,
  fileBytes: 5_000_000,
  totalBytes: 50_000_000,
  compressedBytes: 20_000_000,
  ratio: 100,
};

/** Published packages carry every build they have; only what is imported counts later. */
export const PUBLISHED_LIMITS: ProjectLimits = {
  entries: 20_000,
  fileBytes: 10_000_000,
  totalBytes: 100_000_000,
  compressedBytes: 20_000_000,
  ratio: 100,
};
