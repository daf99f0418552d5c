import { analyze } from '../analyze.ts';
import { indexAdvisories } from './advisory.ts';

const affected = [{ package: { ecosystem: 'npm', name: 'weak' }, versions: ['1.0.0'] }];

/** What is said of a package that installs weak 1.0.0, held against these entries. */
async function told(...entries: { id: string; aliases?: string[] }[]): Promise<string[]> {
  const text = '{"name":"a","license":"MIT","dependencies":{"weak":"1.0.0"}}';
  const advisories = indexAdvisories(entries.map((entry) => [`${entry.id}.json`, { ...entry, affected }]));
  const { findings } = await analyze({ files: new Map([['package.json', text]]), advisories });
  return findings.flatMap(({ message }) => /by (\S+)\.$/.exec(message)?.[1] ?? []);
}

describe('advisories about one version', () => {
  it('are told once where they are the same under two names', async () => {
    expect(await told({ id: 'GHSA-1', aliases: ['CVE-1'] }, { id: 'CVE-1' })).toEqual(['GHSA-1']);
    expect(await told({ id: 'CVE-1' }, { id: 'GHSA-1', aliases: ['CVE-1'] })).toEqual(['CVE-1']);
  });

  it('are all told where they are different ones', async () => {
    expect(await told({ id: 'GHSA-1' }, { id: 'GHSA-2', aliases: ['CVE-2'] })).toEqual(['GHSA-1', 'GHSA-2']);
  });
});
