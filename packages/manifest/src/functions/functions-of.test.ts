import { buildManifest } from '../testing/build-manifest.ts';
import { functionsOf } from './functions-of.ts';

describe('the functions of a plugin', () => {
  it('are none where none are declared', () => {
    expect(functionsOf(buildManifest())).toEqual([]);
  });

  it('are registered under their own name and closed to pages unless they say otherwise', () => {
    expect(functionsOf(buildManifest({ functions: [{ name: 'digest' }] }))).toEqual([
      { name: 'digest', entry: 'digest', title: null, timeoutMs: 30_000, public: false },
    ]);
  });

  it('answer soon where somebody waits', () => {
    const functions = [{ name: 'open', public: true }, { name: 'check' }, { name: 'told' }];
    const events = [
      { event: 'a', mode: 'intercept', function: 'check' },
      { event: 'a', mode: 'observe', function: 'told' },
    ] as const;
    const times = functionsOf(buildManifest({ functions, contributes: { events } }));
    expect(times.map(({ timeoutMs }) => timeoutMs)).toEqual([2_000, 2_000, 30_000]);
  });

  it('keep the time they ask for', () => {
    expect(functionsOf(buildManifest({ functions: [{ name: 'a', timeoutMs: 700 }] }))).toMatchObject([
      { timeoutMs: 700 },
    ]);
  });
});
