import type { BuildError } from '@guildhall/plugin-project';
import { failed } from '../modules/check/check.ts';
import { countFindings } from '../modules/finding/finding-counts.ts';
import { counted } from './counted.ts';
import { foundInBuild } from './found-in-build.ts';
import type { BuildOutcome } from './jobs.ts';

/** A build whose packages cannot be had: what was missed is told by why it could not be fetched. */
export function withoutPackages(
  { report, findings, pinned }: BuildOutcome,
  errors: readonly BuildError[],
): BuildOutcome {
  const others = findings.filter(({ check }) => check !== 'build');
  const told = errors.map((error) => foundInBuild(error, { text: () => undefined }));
  return {
    report: {
      ...report,
      verdicts: {
        ...report.verdicts,
        build: failed(`${counted(errors.length, 'package')} cannot be fetched.`),
      },
      counts: { ...report.counts, build: countFindings(told) },
      log: told.map(({ message }) => message),
    },
    findings: [...others, ...told],
    ...{ contents: [], absent: [], bundled: [], pinned },
  };
}
