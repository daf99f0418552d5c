import { declaredWishes } from './declared-wishes.ts';

const lockOf = (manifest: unknown) => ({
  ...{ versionString: '1.0.0', since: '2026-03-02T09:30:00.000Z' },
  version: { id: 'ver_1', manifest },
});

describe('what a plugin asks for', () => {
  const manifest = {
    permissions: {
      required: [{ name: 'contacts:read', purpose: 'To show a score.' }],
      optional: [{ name: 'contacts:write', purpose: 'To write notes.' }],
    },
    origins: { optional: [{ origin: 'https://api.example', purpose: 'To look companies up.' }] },
  };

  it('is told in the host’s words, with what of it is granted', () => {
    const wishes = declaredWishes({
      lock: lockOf(manifest),
      grants: ['contacts:read', 'https://api.example'],
    });

    expect(wishes.map(({ title, required, granted }) => [title, required, granted])).toEqual([
      ['Read the contact you are looking at', true, true],
      ['Add notes to contacts', false, false],
      ['Reach https://api.example', false, true],
    ]);
  });

  it('keeps the name of a permission that this host does not declare', () => {
    const strange = { permissions: { required: [{ name: 'moon:read' }] } };

    expect(declaredWishes({ lock: lockOf(strange), grants: [] })).toMatchObject([
      { title: 'moon:read', purpose: '', granted: false },
    ]);
  });

  it('is nothing where nothing runs, or its manifest cannot be read', () => {
    expect(declaredWishes({ lock: null, grants: [] })).toEqual([]);
    expect(declaredWishes({ lock: lockOf('nonsense'), grants: [] })).toEqual([]);
  });
});
