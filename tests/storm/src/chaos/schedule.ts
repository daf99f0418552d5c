import { SUBGRAPHS } from '@guildhall/schema';
import type { Random } from '../random.ts';

/** What can be broken. `redis` and `flush` only where Redis carries the jobs. */
export const FAULTS = [
  'worker',
  'service',
  'gateway',
  'postgres',
  'connections',
  'repeat',
  'redis',
  'flush',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Blow {
  /** Milliseconds after the storm's beginning. */
  at: number;
  fault: Fault;
  /** The process that is killed; empty where the fault says all. */
  target: string;
  /** For how long a store stays away, in milliseconds. */
  awayMs: number;
}

const FIRST_MS = 1_500;
const LONGEST_AWAY_MS = 800;

/** How often each fault comes, among all. Workers carry couriers, queues and timers, so they die most. */
const WEIGHTS: Readonly<Record<Fault, number>> = {
  worker: 45,
  service: 14,
  gateway: 5,
  postgres: 8,
  connections: 8,
  repeat: 8,
  redis: 12,
  flush: 0,
};

/** The whole storm in advance, so that a seed can be blown again. */
export function planStorm(random: Random, seconds: number, queues: 'postgres' | 'redis'): Blow[] {
  const possible = FAULTS.filter((fault) => queues === 'redis' || fault !== 'redis');
  const bag = possible.flatMap((fault) => Array.from({ length: WEIGHTS[fault] }, () => fault));
  const end = seconds * 1_000;
  const blows: Blow[] = [];
  for (let at = FIRST_MS; at < end; at += random.between(600, 1_800))
    blows.push({
      at,
      fault: random.pick(bag),
      target: random.pick(SUBGRAPHS),
      awayMs: random.between(0, LONGEST_AWAY_MS),
    });
  // However short the storm, everything is tried once; of a queue that forgets everything, once is enough.
  const once = FAULTS.filter((fault) => queues === 'redis' || (fault !== 'redis' && fault !== 'flush'));
  for (const [index, fault] of once.entries())
    blows.push({
      at: FIRST_MS + ((index + 1) / (once.length + 1)) * (end - FIRST_MS),
      fault,
      target: random.pick(SUBGRAPHS),
      awayMs: LONGEST_AWAY_MS,
    });
  return blows.sort((a, b) => a.at - b.at);
}
