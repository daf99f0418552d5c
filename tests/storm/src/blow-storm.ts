import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startGuildhall } from '@guildhall/standalone';
import { z } from 'zod';
import { blowAll } from './chaos/blow-all.ts';
import { planStorm, type Fault as Blown } from './chaos/schedule.ts';
import { checkStorm, type Question } from './check/check-storm.ts';
import type { Evidence } from './check/evidence.ts';
import { readEvidence } from './check/read-evidence.ts';
import { takeAway, type Control } from './controls/controls.ts';
import { openDatabases } from './databases.ts';
import { watchDeaths } from './deaths/deaths.ts';
import { workDuring } from './load/work-during.ts';
import type { StormOptions } from './options.ts';
import { randomFrom } from './random.ts';
import { untilQuiet } from './until-quiet.ts';
import { watchEpochs } from './watch-epochs.ts';

type Wish = Pick<StormOptions, 'seconds' | 'seed' | 'queues'> & { control?: Control | undefined };

export interface Storm {
  questions: Question[];
  evidence: Evidence;
  blown: ReadonlyMap<Blown, number>;
  repetitions: number;
  quiet: boolean;
  drainedMs: number;
}

const issuer = z.object({ url: z.string(), jwks: z.unknown() });
/** Time for the first plugins to be listed and installed, so that there is something to lose. */
const CALM_BEFORE_MS = 8_000;
/** From the last blow on. */
const QUIET_WITHIN_MS = 65_000;
/** What a control has lost does not come back; it is not waited for. */
const CONTROL_WITHIN_MS = 25_000;

/** One storm over a deployment of its own: processes killed, stores cut off, people at work all the time. */
export async function blowStorm(options: Wish, say: (line: string) => void): Promise<Storm> {
  const { seconds, seed, queues, control } = options;
  if (control) takeAway(control);
  const dataFolder = mkdtempSync(join(tmpdir(), 'guildhall-storm-'));
  const deaths = watchDeaths(join(dataFolder, 'deaths'));
  const guildhall = await startGuildhall(
    { dataFolder, port: 0, exampleHostPort: 0, queues, processes: 'many', logLevel: 'silent' },
    say,
  );
  const databases = openDatabases(guildhall.stores.adminUrl);
  const over = new AbortController();
  const checked = new AbortController();
  try {
    const [people] = await databases.rows('catalog', 'SELECT url, jwks FROM issuer LIMIT 1', issuer);
    const watching = watchEpochs(databases, checked.signal);
    const working = workDuring(guildhall, people, randomFrom(seed + 1), over.signal);
    await pause(CALM_BEFORE_MS);
    say(`Blowing for ${seconds} s …`);
    const blown = await blowAll(planStorm(randomFrom(seed), seconds, queues), {
      guildhall,
      databases,
      deaths,
    });
    over.abort();
    say('Waiting for quiet …');
    const calmAt = performance.now();
    const { ledger, repetitions } = await working;
    const patience = control ? CONTROL_WITHIN_MS : QUIET_WITHIN_MS;
    const quiet = await untilQuiet(databases, patience - (performance.now() - calmAt));
    const drainedMs = performance.now() - calmAt;
    checked.abort();
    const seen = { ledger, epochs: await watching, deaths: deaths.count(guildhall.fleet) };
    const evidence = await readEvidence(databases, seen);
    return { questions: checkStorm(evidence), evidence, blown, repetitions, quiet, drainedMs };
  } finally {
    over.abort();
    checked.abort();
    await databases.close();
    await guildhall.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
