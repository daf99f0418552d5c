import { readLock } from './read-lock.ts';

const nested = (inner: object) => ({ version: '1.0.0', dependencies: inner });

function namesIn(lock: object): string[] {
  const read = readLock(new Map([['package-lock.json', JSON.stringify(lock)]]));
  return (read?.packages ?? []).map(({ name, version }) => `${name}@${version}`);
}

describe('a lockfile of npm', () => {
  it('of the first version names also what packages bring inside of them', () => {
    const dependencies = { a: nested({ b: nested({ c: { version: '3.0.0' } }) }), d: { version: '4.0.0' } };
    expect(namesIn({ lockfileVersion: 1, dependencies })).toEqual([
      'a@1.0.0',
      'b@1.0.0',
      'c@3.0.0',
      'd@4.0.0',
    ]);
  });

  it('of a later version names them by their folders', () => {
    const packages = {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a/node_modules/b': { version: '2.0.0' },
    };
    expect(namesIn({ lockfileVersion: 3, packages })).toEqual(['a@1.0.0', 'b@2.0.0']);
  });

  it('that nests without end is read as deep as anything is installed', () => {
    let inner: object = { version: '1.0.0' };
    for (let depth = 0; depth < 500; depth += 1) inner = nested({ a: inner });
    expect(namesIn({ lockfileVersion: 1, dependencies: { a: inner } }).length).toBeLessThan(100);
  });
});
