import { analyzeText } from '../testing/analyze-text.ts';

const names = async (text: string) => {
  const { facts } = await analyzeText(text);
  return facts.entries.map(({ name }) => name);
};
const SDK = "import { definePlugin } from '@guildhall/plugin-sdk';\n";

describe('what a plugin offers by name', () => {
  it('is read where the plugin is defined, with the line of each', async () => {
    const { facts } = await analyzeText(
      `${SDK}definePlugin({\n  modules: { panel: () => null },\n  handlers: { greet() {} },\n});`,
    );
    expect(facts.entries).toMatchObject([
      { name: 'panel', location: { file: 'a.js', line: 3 } },
      { name: 'greet', location: { line: 4 } },
    ]);
  });

  it('is read through constants and spreads', async () => {
    const text = `${SDK}const more = { two: f };\nconst modules = { one: f, ...more };\ndefinePlugin({ modules });`;
    expect(await names(text)).toEqual(['one', 'two']);
  });

  it.each([
    [
      'a function of its own with that name',
      'const definePlugin = (d) => d;\ndefinePlugin({ modules: { panel: f } });',
    ],
    ['names made while it runs', `${SDK}definePlugin({ modules: { [name()]: f } });`],
    ['nothing', `${SDK}definePlugin();`],
  ])('is nothing for %s', async (_what, text) => {
    expect(await names(text)).toEqual([]);
  });
});
