import type { GuestVm } from '../engines/engine.ts';
import { createWarmVms } from './warm-vms.ts';

const owner = (installationId: string) => ({ marketplaceId: 'm', installationId, codeDigest: 'd' });

describe('warm VMs', () => {
  const disposed: string[] = [];
  const changes: [string, number][] = [];
  const vm = (name: string): GuestVm => ({
    listen: () => undefined,
    enter: () => Promise.reject(new Error('Nobody enters here.')),
    halt: () => undefined,
    bytes: () => 0,
    dispose: () => disposed.push(name),
  });
  const open = (most: number) => {
    disposed.length = changes.length = 0;
    return createWarmVms(most, ({ installationId }, change) => changes.push([installationId, change]));
  };

  test('are handed out once', () => {
    const warm = open(2);
    const one = vm('one');
    warm.put('a', owner('a'), one);
    expect(warm.take('a')).toBe(one);
    expect(warm.take('a')).toBeUndefined();
    expect(changes).toEqual([
      ['a', 1],
      ['a', -1],
    ]);
  });

  test('the one that waited longest goes when there are too many', () => {
    const warm = open(2);
    for (const name of ['a', 'b', 'c']) warm.put(name, owner(name), vm(name));
    expect(disposed).toEqual(['a']);
    expect(warm.take('b')).toBeDefined();
  });

  test('those of an installation can be dropped without the others', () => {
    const warm = open(5);
    for (const name of ['a', 'b']) warm.put(name, owner(name), vm(name));
    warm.evict({ installationId: 'a' });
    expect(disposed).toEqual(['a']);
    warm.evict({});
    expect(disposed).toEqual(['a', 'b']);
  });
});
