import { compileCustomRules } from './compile-custom-rules.ts';
import { runCustomRules } from './run-custom-rules.ts';

const RULE = `
id: no-alert
message: alert stops the page
severity: high
rule:
  pattern: alert($TEXT)
`;
const FILES = new Map([['a.js', 'alert("hello");\nconsole.log(1);\n']]);

function compiled(yaml: string) {
  const read = compileCustomRules(yaml);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

describe('rules a marketplace writes', () => {
  it('only watch at first: what they find is information', async () => {
    const { findings, errors } = await runCustomRules(FILES, compiled(RULE));
    expect(errors).toEqual([]);
    expect(findings).toMatchObject([
      { ruleId: 'no-alert', severity: 'info', observe: true, file: 'a.js', line: 1, column: 1 },
    ]);
  });

  it('count once they are enforced', async () => {
    const { findings } = await runCustomRules(FILES, compiled(`${RULE}mode: enforce\n`));
    expect(findings).toMatchObject([{ severity: 'high', observe: false }]);
  });

  it('are taken as ast-grep writes them: its severities, languages, notes, utilities and files', async () => {
    const yaml = `
id: no-shout
language: ts
severity: warning
message: Nobody shouts here.
note: It wakes people up.
url: https://example.com/quiet
mode: enforce
files: ['src/**/*.ts']
ignores: ['**/*.test.ts']
metadata: { team: quiet }
utils:
  loud: { any: [{ pattern: shout($$$) }, { pattern: yell($$$) }] }
rule: { matches: loud }
---
id: no-alert
severity: error
message: alert stops the page
mode: enforce
rule: { pattern: alert($$$) }
`;
    const text = 'yell("a");\nalert("b");\n';
    const files = new Map([
      ['src/a/b.ts', text],
      ['src/a/b.test.ts', text],
      ['tools/c.ts', text],
    ]);
    const { findings, errors } = await runCustomRules(files, compiled(yaml));
    expect(errors).toEqual([]);
    expect(findings.map(({ ruleId, severity, file }) => `${ruleId} ${severity} ${file}`)).toEqual([
      'no-alert high src/a/b.test.ts',
      'no-alert high src/a/b.ts',
      'no-alert high tools/c.ts',
      'no-shout medium src/a/b.ts',
    ]);
    expect(findings.at(-1)).toMatchObject({
      why: 'It wakes people up.',
      fix: 'See https://example.com/quiet',
    });
  });

  it('are ended when they take too long, and the outcome says so', async () => {
    const files = new Map([['a.js', 'alert(1);'.repeat(20_000)]]);
    const { errors } = await runCustomRules(files, compiled(RULE), { milliseconds: 1 });
    expect(errors[0]?.message).toContain('longer than 1 ms');
  });

  it('are ended in the middle of a match, too, which in itself ends for nobody', async () => {
    const deep = (levels: number): string =>
      levels === 0 ? 'regex: never' : `pattern: $A${levels}, has: { stopBy: end, ${deep(levels - 1)} }`;
    const slow = `id: slow\nmessage: m\nseverity: low\nrule: { ${deep(8)} }\n`;
    const files = new Map([['a.js', `${'f('.repeat(300)}${')'.repeat(300)};`]]);
    const { errors } = await runCustomRules(files, compiled(slow), { milliseconds: 2_000 });
    expect(errors[0]?.message).toContain('longer than 2000 ms');
  });

  it('that cannot be matched are named with the file', async () => {
    const { errors } = await runCustomRules(
      FILES,
      compiled(RULE.replace('pattern: alert($TEXT)', 'kind: no_such_kind')),
    );
    expect(errors).toMatchObject([{ file: 'a.js' }]);
    expect(errors[0]?.message).toContain('no-alert');
  });

  it.each([
    ['no YAML', 'id: [', 'no YAML'],
    ['an unknown key', `${RULE}exec: rm\n`, 'exec'],
    ['a url that is none', `${RULE}url: javascript:alert(1)\n`, 'https://'],
    ['a language it does not know', `${RULE}language: cobol\n`, 'language'],
    ['an alias that unfolds', `${RULE}constraints: &a { b: 1 }\nutils: *a\n`, 'no YAML'],
    ['an id with capitals', RULE.replace('no-alert', 'No Alert'), 'small letters'],
    [
      'the same id twice',
      JSON.stringify([1, 2].map(() => ({ id: 'ab', message: 'm', severity: 'low', rule: {} }))),
      'Two rules',
    ],
  ])('are refused with %s', (_name, yaml, message) => {
    const read = compileCustomRules(yaml);
    expect(read).toMatchObject({ ok: false, error: { code: 'BAD_RULES' } });
    expect(read.ok ? '' : read.error.message).toContain(message);
  });
});
