import type { Found } from '../finding/finding.ts';
import { findingId } from '../finding/finding-id.ts';
import type { LookedAt } from './look-at-packages.ts';

/** What the analysis said of a package, as findings of the run that brought it: `left-pad@1.3.0/index.js`. */
export function foundInPackage({ name, version, report }: LookedAt): Found[] {
  const of = `${name}@${version}`;
  return report.findings.map((finding) => ({
    ...finding,
    id: findingId(of, finding.id),
    check: 'dependencies',
    file: inside(of, finding.file ?? ''),
    ...(finding.flow && { flow: finding.flow.map((step) => ({ ...step, file: inside(of, step.file) })) }),
    package: of,
  }));
}

function inside(of: string, file: string): string {
  return `${of}/${file}`.slice(0, 500);
}
