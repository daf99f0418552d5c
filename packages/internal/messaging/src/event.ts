import type { z } from 'zod';

/** A fact that one service tells others: its name, who hears it, and the shape of the state it carries. */
export interface Event<State> {
  /** `<owner>.<noun>.<past>` */
  name: string;
  version: number;
  /** Services that get a copy each. */
  consumers: readonly string[];
  /** Travels in the reserved lane, retried for ever. */
  urgent: boolean;
  state: z.ZodType<State>;
}

export function defineEvent<State>(event: {
  name: string;
  version?: number;
  consumers: readonly string[];
  urgent?: boolean;
  state: z.ZodType<State>;
}): Event<State> {
  return { version: 1, urgent: false, ...event };
}

/** The queue on which `consumer` hears of `event`. */
export function queueOf(event: Pick<Event<unknown>, 'urgent'>, consumer: string): string {
  return `${consumer}-${event.urgent ? 'urgent' : 'events'}`;
}
