import type { z } from 'zod';

/** Slow work that a service gives itself, outside any transaction. It may run twice; its result is content-addressed. */
export interface Task<Payload> {
  queue: string;
  name: string;
  payload: z.ZodType<Payload>;
}

export function defineTask<Payload>(task: Task<Payload>): Task<Payload> {
  return task;
}
