import { lifecycleFaults } from './lifecycle-faults.ts';

type State = 'OPEN' | 'SHUT' | 'GONE' | 'LOST';
const states = ['OPEN', 'SHUT', 'GONE'] as const;
const whole = {
  shut: { from: ['OPEN'], to: 'SHUT', by: ['user'] },
  open: { from: ['SHUT'], to: 'OPEN', by: ['user'] },
  remove: { from: ['OPEN', 'SHUT'], to: 'GONE', by: ['staff'] },
} as const;

describe('a lifecycle’s table', () => {
  it('is without fault when it is whole', () => {
    expect(lifecycleFaults(machine(whole), { states, final: ['GONE'] })).toEqual([]);
  });

  it.each<[string, Table, { states?: State[]; final?: State[]; reserved?: State[] }, string]>([
    [
      'a state without a way to it',
      whole,
      { states: [...states, 'LOST'], final: ['GONE', 'LOST'] },
      'nothing leads to LOST',
    ],
    ['a state of no contract', whole, { states: ['OPEN', 'SHUT'] }, 'GONE is in no contract'],
    ['an end that can be left', whole, { final: ['GONE', 'SHUT'] }, 'something leads out of SHUT'],
    ['a dead end', whole, { final: [] }, 'nothing leads out of GONE'],
    ['a reserved word in use', whole, { reserved: ['SHUT'] }, 'SHUT is reserved, and reached'],
  ])('shows %s', (_fault, table, expected, said) => {
    expect(lifecycleFaults(machine(table), { states, final: ['GONE'], ...expected })).toContain(said);
  });

  it('shows offers and refusals that do not come from it', () => {
    const kind = { ...machine(whole), allowedEvents: () => ['open' as const] };
    const silent = {
      ...machine(whole),
      next: () => ({ ok: false, error: { code: 'NO', message: 'No.' } }) as const,
    };

    expect(lifecycleFaults(kind, { states, final: ['GONE'] })).toContain(
      'while GONE, not what is possible is offered',
    );
    expect(lifecycleFaults(silent, { states, final: ['GONE'] })).toEqual(
      expect.arrayContaining(['open does not lead to OPEN', 'open is not refused while GONE']),
    );
  });
});

type Name = keyof typeof whole;
type Table = Readonly<Record<Name, { from: readonly State[]; to: State; by: readonly ('user' | 'staff')[] }>>;

function machine(table: Table) {
  const names = ['shut', 'open', 'remove'] as const;
  return {
    initial: 'OPEN' as State,
    table,
    allowedEvents: (state: State, by?: 'user' | 'staff') =>
      names.filter((name) => table[name].from.includes(state) && (!by || table[name].by.includes(by))),
    next: (state: State, event: Name) =>
      table[event].from.includes(state)
        ? ({ ok: true, value: table[event].to } as const)
        : ({
            ok: false,
            error: {
              code: 'INVALID_TRANSITION',
              message: `Cannot ${event} while ${state}; it is possible while ${table[event].from.join(' or ')}.`,
            },
          } as const),
  };
}
