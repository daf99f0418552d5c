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

async function rulesFor(dependencies: Record<string, string>): Promise<string[]> {
  const text = JSON.stringify({ name: 'a', license: 'MIT', dependencies });
  const { findings } = await analyze({ files: new Map([['package.json', text]]), advisories });
  return findings.map(({ ruleId }) => ruleId);
}

describe('advisories', () => {
  it('make a version with a known weakness a vulnerable dependency', async () => {
    expect(await rulesFor({ 'known-weak': '1.0.0' })).toContain('vulnerable-dependency');
  });

  it('make a version known as malware a malicious dependency', async () => {
    expect(await rulesFor({ 'known-bad': '1.0.0' })).toContain('malicious-dependency');
  });

  it('say nothing of a version that was mended', async () => {
    expect(await rulesFor({ 'known-weak': '1.0.1', 'known-bad': '1.0.1' })).toEqual([]);
  });
});
