import { z } from 'zod';
import { pageInfo } from '../../marketplace/models.ts';

export const OUTCOMES = [
  'OK',
  'ERROR',
  'TIMEOUT',
  'MEMORY',
  'TOO_LARGE',
  'TOO_MANY_CALLS',
  'KILLED',
  'QUARANTINED',
  'REFUSED',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One time that a function ran, or was to run. */
export const run = z.object({
  id: z.string(),
  function: z.string(),
  trigger: z.string(),
  state: z.string(),
  outcome: z.enum(OUTCOMES).nullish().catch(null),
  message: z.string().nullish(),
  startedAt: z.string(),
  wallMs: z.number().nullish(),
  cpuMs: z.number().nullish(),
  fetches: z.number().nullish(),
});

export const runs = z.object({ nodes: z.array(run), pageInfo });

export const functions = z.object({
  functions: z.array(z.object({ name: z.string(), title: z.string().nullish(), public: z.boolean() })),
  schedules: z.array(
    z.object({ id: z.string(), function: z.string(), every: z.string(), nextAt: z.string().nullish() }),
  ),
  usage: z.object({
    invocationsThisMinute: z.number(),
    invocationsPerMinute: z.number(),
    storageBytes: z.number(),
    storageLimitBytes: z.number(),
  }),
  invocations: z.object({ nodes: z.array(run) }),
});

export const LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;
export type Level = (typeof LEVELS)[number];

const logLine = z.object({
  at: z.string(),
  level: z.enum(LEVELS).catch('INFO'),
  text: z.string(),
  function: z.string(),
  invocationId: z.string(),
});

export const logs = z.object({ edges: z.array(z.object({ cursor: z.string(), node: logLine })), pageInfo });

export type Run = z.infer<typeof run>;
export type Functions = z.infer<typeof functions>;
export type LogEdge = z.infer<typeof logs>['edges'][number];
