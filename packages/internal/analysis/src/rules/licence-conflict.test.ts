import { analyze } from '../analyze.ts';

const GPL = 'This program is free software under the GNU General Public License, version 3.';

async function conflictsIn(files: Record<string, string>): Promise<string[]> {
  const { findings } = await analyze({ files: new Map(Object.entries(files)) });
  return findings.flatMap(({ ruleId, severity, file, line }) =>
    ruleId === 'licence-conflict' ? [`${severity} ${file}:${line}`] : [],
  );
}

const MIT = '{"name":"a","license":"MIT"}';

describe('licence-conflict', () => {
  it('reports the text of another licence beside a name', async () => {
    expect(
      await conflictsIn({ 'package.json': MIT, LICENSE: 'GNU GENERAL PUBLIC LICENSE\nVersion 3' }),
    ).toEqual(['high LICENSE:1']);
  });

  it('reports a file whose first comment names another licence, with the line', async () => {
    const files = { 'package.json': MIT, 'a.js': `/*\n * ${GPL}\n */\nexport const a = 1;\n` };
    expect(await conflictsIn(files)).toEqual(['medium a.js:2']);
  });

  it('reports a file that says so by its SPDX name', async () => {
    const files = {
      'package.json': MIT,
      'a.js': '// SPDX-License-Identifier: GPL-3.0-only\nexport const a = 1;\n',
    };
    expect(await conflictsIn(files)).toEqual(['medium a.js:1']);
  });

  it.each([
    ['a choice with another', `/* MIT or ${GPL} */`],
    [
      'the same licence',
      '/* Permission is hereby granted, free of charge, to any person obtaining a copy */',
    ],
    ['words that speak of it further down', `export const a = 1;\n// ${GPL}`],
  ])('leaves %s alone', async (_said, text) => {
    expect(await conflictsIn({ 'package.json': MIT, 'a.js': text })).toEqual([]);
  });

  it('leaves a package alone that names the licence of its text', async () => {
    const files = { 'package.json': '{"name":"a","license":"GPL-3.0-only"}', 'a.js': `/* ${GPL} */` };
    expect(await conflictsIn(files)).toEqual([]);
  });
});
