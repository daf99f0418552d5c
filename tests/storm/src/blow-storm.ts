import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { blowAll } from './chaos/blow-all.ts';
import { planStorm, type Fault as Blown } from './chaos/schedule.ts';
import { checkStorm, type Question } from './check/check-storm.ts';
import type { Evidence } from './check/evidence.ts';
import { readEvidence } from './check/read-evidence.ts';
import { workDuring } from './load/work-during.ts';
import type { StormOptions } from './options.ts';
import { randomFrom } from './random.ts';
import { untilQuiet } from './until-quiet.ts';
import { watchEpochs } from './watch-epochs.ts';
import { watchExecutor } from './watch-executor.ts';
import { withDeployment } from './with-deployment.ts';

export interface Storm {
  questions: Question[];
  evidence: Evidence;
  blown: ReadonlyMap<Blown, number>;
  repetitions: number;
  quiet: boolean;
  drainedMs: number;
}

const issuer = z.object({ url: z.string(), jwks: z.unknown() });
/** Time for the first plugins to be listed, installed and used, so that there is something to lose. */
const CALM_BEFORE_MS = 45_000;
/** From the last blow on; a slow machine is no loss. */
const QUIET_WITHIN_MS = 120_000;

/** One storm over a deployment of its own: processes killed, stores cut off, people at work all the time. */
export function blowStorm(
  { seconds, seed, queues }: Pick<StormOptions, 'seconds' | 'seed' | 'queues'>,
  say: (line: string) => void,
): Promise<Storm> {
  return withDeployment(queues, say, async (world) => {
    const { guildhall, databases, deaths } = world;
    const over = new AbortController();
    const checked = new AbortController();
    try {
      const [people] = await databases.rows('catalog', 'SELECT url, jwks FROM issuer LIMIT 1', issuer);
      const watching = watchEpochs(databases, checked.signal);
      const executing = watchExecutor(guildhall.deployment.gateway.metricsPort, checked.signal);
      const begun = Promise.withResolvers<undefined>();
      const working = workDuring(world, people, randomFrom(seed + 1), {
        over: over.signal,
        begun: () => {
          begun.resolve(undefined);
        },
      });
      const patience = new AbortController();
      const tooLong = pause(CALM_BEFORE_MS, undefined, { signal: patience.signal }).catch(() => undefined);
      await Promise.race([begun.promise, tooLong, working]);
      patience.abort();
      say(`Blowing for ${seconds} s …`);
      const blown = await blowAll(planStorm(randomFrom(seed), seconds, queues), world);
      over.abort();
      say('Waiting for quiet …');
      const calmAt = performance.now();
      const { ledger, repetitions } = await working;
      const quiet = await untilQuiet(databases, QUIET_WITHIN_MS - (performance.now() - calmAt));
      const drainedMs = performance.now() - calmAt;
      checked.abort();
      const seen = {
        ...{ ledger, epochs: await watching, execution: await executing },
        deaths: deaths.count(guildhall.fleet),
      };
      const evidence = await readEvidence(databases, seen);
      return { questions: checkStorm(evidence), evidence, blown, repetitions, quiet, drainedMs };
    } finally {
      over.abort();
      checked.abort();
    }
  });
}
