import { rulesWithAdvisories } from '../testing/rules-with-advisories.ts';

describe('malicious-dependency', () => {
  it('reports a version that is known as malware, and does not call it merely weak', async () => {
    const rules = await rulesWithAdvisories({ 'known-bad': '1.0.0' });
    expect(rules).toContain('malicious-dependency');
    expect(rules).not.toContain('vulnerable-dependency');
  });

  it('leaves a version alone that came after it, and a name that only begins alike', async () => {
    expect(await rulesWithAdvisories({ 'known-bad': '1.0.1', 'known-bad-checker': '1.0.0' })).toEqual([]);
  });
});
