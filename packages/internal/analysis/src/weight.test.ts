import { analyze } from './analyze.ts';

const COMPILES = 'export const compile = (text) => new Function(`with (this) { ${text} }`);\n';
const MUCH_ELSE = 'work();\n'.repeat(2_000);

async function saidOf(files: Record<string, string>, packageJson?: object): Promise<string[]> {
  const { findings } = await analyze({ files: new Map(Object.entries(files)), packageJson });
  return findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`);
}

describe('what a package does weighs', () => {
  it('more where the package does little else', async () => {
    expect(await saidOf({ 'a.js': COMPILES })).toEqual(['function-constructor high']);
    expect(await saidOf({ 'a.js': COMPILES, 'b.js': MUCH_ELSE })).toEqual(['function-constructor medium']);
  });

  it('and the finding says so', async () => {
    const { findings } = await analyze({ files: new Map([['a.js', COMPILES]]) });
    expect(findings[0]?.message).toMatch(/The package does little else\.$/);
  });

  it('no more where it is doubtful by itself: a loader runs what others tell it', async () => {
    const text =
      "export function load(text) { const tag = document.createElement('script'); tag.text = text; document.head.append(tag); }";
    expect(await saidOf({ 'a.js': text })).toContain('script-element medium');
  });

  it('no more for what a file is like: minified code is as hard to read in any package', async () => {
    const minified = `var a=1;${'function b(c,d){return c+d*2};'.repeat(60)}`;
    expect(await saidOf({ 'a.js': minified })).toEqual(['minified-source medium']);
  });
});

describe('what runs while a package is installed weighs', () => {
  const STARTS = "require('child_process').spawn('tool', ['--quiet']);";
  const packageOf = (postinstall: string) => ({ name: 'a', scripts: { postinstall } });

  it('more than the same elsewhere, however large the package', async () => {
    const files = { 'setup.js': STARTS, 'b.js': MUCH_ELSE };
    expect(await saidOf(files)).toEqual(['process-start low']);
    expect(await saidOf(files, packageOf('node setup.js'))).toContain('process-start high');
  });

  it('also in a file that the script requires', async () => {
    const files = { 'setup.js': "require('./lib/tool');", 'lib/tool.js': STARTS, 'b.js': MUCH_ELSE };
    expect(await saidOf(files, packageOf('node ./setup.js'))).toContain('process-start high');
  });

  it('and no more where the script runs another file', async () => {
    const files = { 'setup.js': 'console.log(1);', 'tool.js': STARTS, 'b.js': MUCH_ELSE };
    expect(await saidOf(files, packageOf('node setup.js'))).toContain('process-start low');
  });
});
