import type { BundledPackage, PinnedPackage } from '../../inspection/jobs.ts';
import type { Affected } from './affected-packages.ts';
import type { LicenceFacts } from './judge-licences.ts';
import type { PackageFacts } from './package-facts.ts';

interface Known {
  bundled: readonly BundledPackage[];
  pinned: readonly PinnedPackage[];
  judged: LicenceFacts;
  affected: readonly Affected[];
}

export function packageFactsOf({ bundled, pinned, judged, affected }: Known): PackageFacts {
  const advisories = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { severity } of affected) advisories[FIELD[severity]] += 1;
  const malicious = affected.filter((one) => one.malicious);
  return {
    bundled: bundled.length,
    pinned: pinned.length,
    licences: judged.licences,
    refusedLicences: judged.refused,
    unlicensed: judged.unlicensed,
    advisories,
    malicious: [...new Set(malicious.map(({ package: { name, version } }) => `${name}@${version}`))],
  };
}

const FIELD = { CRITICAL: 'critical', HIGH: 'high', MEDIUM: 'medium', LOW: 'low', INFO: 'low' } as const;
