import { analyze } from '../analyze.ts';
import { indexAdvisories } from '../osv/advisory.ts';

function advisory(id: string, name: string): unknown {
  return {
    id,
    affected: [
      {
        package: { ecosystem: 'npm', name },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.1' }] }],
      },
    ],
  };
}

const advisories = indexAdvisories([
  ['weak.json', advisory('GHSA-aaaa-bbbb-cccc', 'known-weak')],
  ['bad.json', advisory('MAL-2026-1', 'known-bad')],
]);

/** Ids of the rules that speak of a package with these dependencies; versions before 1.0.1 of two names are known. */
export async function rulesWithAdvisories(dependencies: Record<string, string>): Promise<string[]> {
  const text = JSON.stringify({ name: 'a', license: 'MIT', dependencies });
  const { findings } = await analyze({ files: new Map([['package.json', text]]), advisories });
  return findings.map(({ ruleId }) => ruleId);
}
