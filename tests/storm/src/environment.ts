import { z } from 'zod';

const environment = z.object({ NODE_OPTIONS: z.string().default(''), QUEUE_URL: z.string().default('') });

/** The only reader of process.env here. */
export function readEnvironment(): { nodeOptions: string; queueUrl: string } {
  const { NODE_OPTIONS, QUEUE_URL } = environment.parse(process.env);
  return { nodeOptions: NODE_OPTIONS, queueUrl: QUEUE_URL };
}

/** What every Node process that is started from here on begins with. */
export function setNodeOptions(nodeOptions: string): void {
  process.env['NODE_OPTIONS'] = nodeOptions;
}
