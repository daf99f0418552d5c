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

  it('are ended when they take too long, and the outcome says so', async () => {
    const files = new Map([['a.js', 'alert(1);'.repeat(20_000)]]);
    const { errors } = await runCustomRules(files, compiled(RULE), { milliseconds: 1 });
    expect(errors[0]?.message).toContain('longer than 1 ms');
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
