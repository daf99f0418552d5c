import type { Analysis } from './analyze.ts';
import { followFlows } from './follow-flows.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { createFileLinker, type FileLinker } from './link-files.ts';
import { createBudget } from './package-budget.ts';

const files = new Map([
  ['bad.js', 'f();'],
  ['fine.js', 'fetch(localStorage.getItem("a"));'],
]);

/** A linker one file of which cannot be asked for its calls, as after a mistake of the engine. */
function linkerWithMistake(): FileLinker {
  const linker = createFileLinker(files, DEFAULT_LIMITS);
  return {
    ...linker,
    open: (name) => {
      const opened = linker.open(name);
      if (name !== 'bad.js' || !opened) return opened;
      const call = () => {
        throw new RangeError('out of range');
      };
      return { ...opened, source: { ...opened.source, evaluator: { ...opened.source.evaluator, call } } };
    },
  };
}

describe('following flows', () => {
  it('names the file that the engine stumbles over, and goes on with the others', () => {
    const errors: Analysis['errors'] = [];
    const read: string[] = [];
    const budget = createBudget(DEFAULT_LIMITS.packageMilliseconds);
    const linker = linkerWithMistake();
    const flowsInto = followFlows(
      { files, isCode: () => true, manifest: null, budget, onFile: (file) => read.push(file) },
      DEFAULT_LIMITS,
      linker,
      errors,
    );
    expect(errors).toEqual([{ cause: 'crash', file: 'bad.js', message: 'out of range' }]);
    expect(read).toEqual(['bad.js', 'fine.js']);
    const fine = linker.open('fine.js');
    expect(fine && flowsInto(fine.source, () => undefined).map(({ source }) => source.kind)).toEqual([
      'storage',
    ]);
  });
});
