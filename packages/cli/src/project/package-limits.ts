import type { ProjectLimits } from '@guildhall/plugin-project';

/** For packages that are not plugins, and are only looked at here: wide, but memory has an end. */
export const PACKAGE_LIMITS: ProjectLimits = {
  entries: 50_000,
  fileBytes: 50_000_000,
  totalBytes: 300_000_000,
  compressedBytes: 100_000_000,
  ratio: 1_000,
};
