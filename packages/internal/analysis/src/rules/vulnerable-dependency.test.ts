import { rulesWithAdvisories } from '../testing/rules-with-advisories.ts';

describe('vulnerable-dependency', () => {
  it.each(['1.0.0', '^0.9.0', '~1.0.0-rc.1'])(
    'reports a version with a known weakness: %s',
    async (version) => {
      expect(await rulesWithAdvisories({ 'known-weak': version })).toContain('vulnerable-dependency');
    },
  );

  it('reports a version that is installed under another name', async () => {
    expect(await rulesWithAdvisories({ tidy: 'npm:known-weak@1.0.0' })).toContain('vulnerable-dependency');
    expect(await rulesWithAdvisories({ 'known-weak': 'npm:tidy@1.0.0' })).not.toContain(
      'vulnerable-dependency',
    );
  });

  it.each(['1.0.1', '^2.0.0'])('leaves a version alone that was mended: %s', async (version) => {
    expect(await rulesWithAdvisories({ 'known-weak': version })).toEqual([]);
  });
});
