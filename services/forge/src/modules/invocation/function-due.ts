import { defineTask } from '@guildhall/messaging';
import { z } from 'zod';

/** A function nobody waits for is to run: a schedule, an observed event, a webhook. */
export const FUNCTION_DUE = defineTask({
  queue: 'forge-functions',
  name: 'forge.function.due',
  payload: z.object({ invocationId: z.string() }),
});
