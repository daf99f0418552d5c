interface Row<State> {
  from: readonly State[];
  to: State;
  by: readonly string[];
}

/** A lifecycle as the kernel makes it; this room stands below the kernel's tests. */
interface Machine<State extends string, Event extends string, Actor extends string> {
  initial: State;
  table: Readonly<Record<Event, { from: readonly State[]; to: State; by: readonly Actor[] }>>;
  allowedEvents(state: State, by?: Actor): readonly Event[];
  next(state: State, event: Event): Outcome;
}

type Outcome = { ok: true; value: string } | { ok: false; error: { code: string; message: string } };

interface Expected<State> {
  /** Every state that its readers may meet. */
  states: readonly State[];
  /** Those that nothing leads out of. */
  final: readonly State[];
  /** Words of the contract that nothing leads to so far. */
  reserved?: readonly State[];
}

/** What is wrong with a lifecycle's table, in sentences; none for one that is whole. */
export function lifecycleFaults<State extends string, Event extends string, Actor extends string>(
  machine: Machine<State, Event, Actor>,
  { states, final, reserved = [] }: Expected<State>,
): string[] {
  const rows = Object.values<Row<State>>(machine.table);
  const reached = new Set([machine.initial]);
  for (const state of reached) for (const { from, to } of rows) if (from.includes(state)) reached.add(to);

  const lasting = (state: State) => rows.some(({ from }) => from.includes(state));
  return [
    ...[...reached].filter((state) => !states.includes(state)).map((state) => `${state} is in no contract`),
    ...states
      .filter((state) => reached.has(state) === reserved.includes(state))
      .map((state) =>
        reached.has(state) ? `${state} is reserved, and reached` : `nothing leads to ${state}`,
      ),
    ...states
      .filter((state) => !reserved.includes(state) && lasting(state) === final.includes(state))
      .map((state) => (lasting(state) ? `something leads out of ${state}` : `nothing leads out of ${state}`)),
    ...states.flatMap((state) => [...wrongOffers(machine, state), ...wrongAnswers(machine, state)]),
  ];
}

/** What is offered comes from the same table, to everybody and to each kind of actor. */
function wrongOffers<State extends string, Event extends string, Actor extends string>(
  machine: Machine<State, Event, Actor>,
  state: State,
): string[] {
  const { table } = machine;
  const events = keysOf(table).filter((event) => table[event].from.includes(state));
  const actors = [...new Set(keysOf(table).flatMap((event) => table[event].by))];
  return [
    ...(String(machine.allowedEvents(state)) === String(events)
      ? []
      : [`while ${state}, not what is possible is offered`]),
    ...actors
      .filter(
        (by) =>
          String(machine.allowedEvents(state, by)) !==
          String(events.filter((event) => table[event].by.includes(by))),
      )
      .map((by) => `while ${state}, ${by} is not offered what is theirs`),
  ];
}

/** What the table has is done, and all else is refused in one sentence that says when it is possible. */
function wrongAnswers<State extends string, Event extends string, Actor extends string>(
  machine: Machine<State, Event, Actor>,
  state: State,
): string[] {
  const { table } = machine;
  return keysOf(table).flatMap((event) => {
    const { from, to } = table[event];
    const outcome = machine.next(state, event);
    if (from.includes(state))
      return outcome.ok && outcome.value === to ? [] : [`${event} does not lead to ${to}`];
    const sentence = `Cannot ${event} while ${state}; it is possible while ${from.join(' or ')}.`;
    return !outcome.ok && outcome.error.message === sentence
      ? []
      : [`${event} is not refused while ${state}`];
  });
}

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[];
}
