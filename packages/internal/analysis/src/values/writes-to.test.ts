import { DEFAULT_LIMITS } from '../limits.ts';
import { createFileLinker } from '../link-files.ts';
import { writesTo } from './writes-to.ts';

function written(name: string, text: string): string[] {
  const source = createFileLinker(new Map([['a.js', text]]), DEFAULT_LIMITS).open('a.js')?.source;
  if (!source) throw new Error('The text is no file.');
  return writesTo(name, source).map(({ start, end }) => text.slice(start, end));
}

describe('what may write a name that a file gives out', () => {
  it.each([
    [
      'its own member',
      "exports.run = 1; exports['run'] = 2; exports.stop = 3",
      ['exports.run = 1', "exports['run'] = 2"],
    ],
    ['all names at once', 'exports.run = 1; module.exports = 2', ['exports.run = 1', 'module.exports = 2']],
    ['a name that is put together', "exports['r' + 'un'] = 1; exports.stop = 2", ["exports['r' + 'un'] = 1"]],
    ['a name without an owner', 'out = 1; exports.stop = 2', ['out = 1']],
  ])('is %s', (_what, text, found) => {
    expect(written('run', text)).toEqual(found);
  });

  it('stands in the order it is written in', () => {
    expect(written('run', 'module.exports = 1; exports.run = 2; x = 3; exports.run = 4')).toEqual([
      'module.exports = 1',
      'exports.run = 2',
      'x = 3',
      'exports.run = 4',
    ]);
  });
});
