import { z } from 'zod';

const count = z.int().nonnegative();
const names = z.array(z.string());

/** What policies may know of the packages that came along. Names are `name@version`. */
export const packageFacts = z.object({
  /** How many packages have code in a bundle. */
  bundled: count,
  /** How many a lockfile pins besides development tools, bundled or not. */
  pinned: count,
  /** The licences of bundled packages as SPDX expressions, each once. */
  licences: names,
  /** Packages, or `this plugin`, whose licence the marketplace's licence policy does not take. */
  refusedLicences: names,
  /** Bundled packages that name no licence, or none that can be read. */
  unlicensed: names,
  /** Known vulnerabilities of what is pinned, by severity. */
  advisories: z.object({ critical: count, high: count, medium: count, low: count }),
  /** Packages that were reported as malware. */
  malicious: names,
});
export type PackageFacts = z.infer<typeof packageFacts>;
