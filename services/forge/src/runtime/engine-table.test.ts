import { engineOf, engineTable, enginesIn } from './engine-table.ts';

describe('which engine runs the functions of a publisher', () => {
  it('is one for all, unless the deployment allows another', () => {
    expect(engineTable({ engine: 'quickjs' })).toEqual(Array(5).fill('quickjs'));
  });

  it('is the other from the trusted tier on', () => {
    const table = engineTable({ engine: 'quickjs', trustedEngine: 'isolated-vm' });
    expect([0, 1, 2, 3, 4].map((tier) => engineOf(table, tier))).toEqual([
      ...['quickjs', 'quickjs', 'quickjs'],
      ...['isolated-vm', 'isolated-vm'],
    ]);
  });

  it('is never the other for strangers, wherever trust is said to begin', () => {
    const table = engineTable({ engine: 'quickjs', trustedEngine: 'isolated-vm', trustedTier: 0 });
    expect(engineOf(table, 0)).toBe('quickjs');
  });

  it.each([-1, 5, 1.5, Number.NaN])('is that of strangers at a tier there is none of: %s', (tier) => {
    const table = engineTable({ engine: 'quickjs', trustedEngine: 'isolated-vm', trustedTier: 1 });
    expect(engineOf(table, tier)).toBe('quickjs');
  });

  it('is listed once, with its tiers', () => {
    expect(enginesIn(engineTable({ engine: 'quickjs', trustedEngine: 'isolated-vm' }))).toEqual([
      { engine: 'quickjs', tiers: [0, 1, 2] },
      { engine: 'isolated-vm', tiers: [3, 4] },
    ]);
    expect(enginesIn(engineTable({ engine: 'isolated-vm' }))).toEqual([
      { engine: 'isolated-vm', tiers: [0, 1, 2, 3, 4] },
    ]);
  });
});
