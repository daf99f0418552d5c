import type { Session } from '@guildhall/authz';
import type { DueRow, Envelope, Event, Task } from '@guildhall/messaging';
import type { UnitOfWork } from './unit-of-work.ts';

/** What a service does when it hears of an event. */
export interface EventHandler<Context> {
  name: string;
  version: number;
  /** Both parts, as a delivery wants it. */
  handle(ctx: Context, envelope: Envelope): Promise<void>;
  /** Whether it keeps anything of what it hears, that a rebuild can fill again. */
  projects: boolean;
  /** Only the projection, as a rebuild wants it. */
  project(ctx: Context, envelope: Envelope): Promise<void>;
}

type React<Context, State> = (ctx: Context, state: State, envelope: Envelope) => Promise<unknown>;

/**
 * Binds an event to what it changes here. `project` upserts the state guarded by its rev and may run any number of
 * times in any order; `act` has effects and runs in the transaction of the inbox row, once.
 */
export function onEvent<Context, State>(
  event: Event<State>,
  { project, act }: { project?: React<Context, State>; act?: React<Context, State> },
): EventHandler<Context> {
  const read = (envelope: Envelope): State => {
    const result = event.state.safeParse(envelope.payload);
    if (!result.success) throw new Refused(`${event.name} ${envelope.id}: ${result.error.message}`);
    return result.data;
  };
  return {
    name: event.name,
    version: event.version,
    projects: project !== undefined,
    async handle(ctx, envelope) {
      const state = read(envelope);
      await project?.(ctx, state, envelope);
      await act?.(ctx, state, envelope);
    },
    async project(ctx, envelope) {
      await project?.(ctx, read(envelope), envelope);
    },
  };
}

/** What a task gets: units of work to open, and a signal that asks it to stop. */
export interface TaskWork<Context> {
  units: UnitOfWork<Context>;
  session: Session;
  signal: AbortSignal;
}

export interface TaskHandler<Context> {
  queue: string;
  name: string;
  handle(work: TaskWork<Context>, payload: unknown): Promise<void>;
}

export function onTask<Context, Payload>(
  task: Task<Payload>,
  handle: (work: TaskWork<Context>, payload: Payload) => Promise<void>,
): TaskHandler<Context> {
  return {
    queue: task.queue,
    name: task.name,
    async handle(work, payload) {
      const result = task.payload.safeParse(payload);
      if (!result.success) throw new Refused(`${task.name}: ${result.error.message}`);
      await handle(work, result.data);
    },
  };
}

/** What happens when a due row's time has come; in the transaction that takes the row. */
export interface DueHandler<Context> {
  kind: string;
  handle(ctx: Context, row: DueRow): Promise<void>;
}

export function onDue<Context>(kind: string, handle: DueHandler<Context>['handle']): DueHandler<Context> {
  return { kind, handle };
}

/** A message that can never be right: it dies at once and somebody is called. */
export class Refused extends Error {}

/** A message that came before what it needs: it is tried again. */
export class NotYet extends Error {}
