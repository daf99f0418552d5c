import type { Finding } from '@guildhall/analysis';
import { foundInPackage } from '../modules/package/found-in-package.ts';
import { foundInCode } from './found-in-code.ts';

const finding = (over: Partial<Finding> = {}): Finding => ({
  ...{ id: 'f1', ruleId: 'secret-to-network', threat: 'exfiltration', severity: 'critical' },
  ...{ confidence: 'high', file: 'a.ts', line: 3, column: 5, endLine: 4, endColumn: 2, cwe: 201 },
  ...{ message: 'A cookie leaves.', why: 'Because.', fix: 'Do not.', excerpt: 'fetch(c)' },
  ...over,
});
const step = (line: number, label = 'step') => ({ file: 'a.ts', line, column: 1, label });

describe('a finding of the analysis, as forge keeps it', () => {
  it('has its weakness, its span and the way its data goes', () => {
    const flow = [step(1, 'source: cookie'), step(3, 'sink: fetch')];
    expect(foundInCode(finding({ flow }))).toMatchObject({
      ...{ cwe: 201, line: 3, column: 5, endLine: 4, endColumn: 2, flow },
    });
    const { cwe: _none, ...without } = finding();
    expect(foundInCode(without)).not.toHaveProperty('cwe');
    expect(foundInCode(without)).not.toHaveProperty('flow');
  });

  it('shows what hides in a step, and of a long way its beginning and its end', () => {
    const flow = Array.from({ length: 50 }, (_, n) => step(n, 'a\u202eb'));
    const kept = foundInCode(finding({ flow })).flow ?? [];
    expect(kept.map(({ line }) => line)).toEqual([
      ...Array(10).keys(),
      ...[...Array(10).keys()].map((n) => n + 40),
    ]);
    expect(kept[0]?.label).toBe('a<U+202E>b');
  });

  it('names the package of every step when it is in one', () => {
    const found = foundInCode(finding({ flow: [step(1), step(3)] }));
    const report = { licence: null, crashed: [], findings: [found] };
    const [inside] = foundInPackage({
      ...{ name: 'left-pad', version: '1.3.0', integrity: 'sha512-x', files: [], report },
    });
    expect(inside?.flow?.map(({ file }) => file)).toEqual(['left-pad@1.3.0/a.ts', 'left-pad@1.3.0/a.ts']);
  });
});
