import { setTimeout as pause } from 'node:timers/promises';
import { checkStorm, type Question } from '../check/check-storm.ts';
import { readEvidence } from '../check/read-evidence.ts';
import { openStormClient } from '../load/client.ts';
import { openLedger } from '../load/ledger.ts';
import { openPlugin, rests, submitOne } from '../load/submit-versions.ts';
import { untilQuiet } from '../until-quiet.ts';
import { watchExecutor } from '../watch-executor.ts';
import { withDeployment } from '../with-deployment.ts';
import { CONTROLS, takeAway, type Control } from './controls.ts';
import { STRIKES } from './strikes.ts';

const PLUGIN = 'orchard.storm-glass';
const RESTS_WITHIN_MS = 20_000;
/** What is lost does not come back; what is only late has a reconciler that needs eight seconds. */
const QUIET_WITHIN_MS = 14_000;

/**
 * Strikes a deployment that does without one protection, at the moment that this protection is there for; or one that
 * has them all, at all three moments. What the check finds.
 */
export function strike(
  control: Control | 'none',
  queues: 'postgres' | 'redis',
  say: (line: string) => void,
): Promise<Question[]> {
  if (control !== 'none') takeAway(control);
  return withDeployment(queues, say, async (world) => {
    const { guildhall, databases, deaths } = world;
    const as = (persona: keyof typeof guildhall.personas) =>
      openStormClient(guildhall.gateway, guildhall.personas[persona].token);
    const publisher = as('publisher');
    const ledger = openLedger();
    const pluginId = await openPlugin(publisher, PLUGIN);
    const ship = async (versionString: string) => {
      const id = await submitOne(publisher, { name: PLUGIN, pluginId, versionString }, 'plain');
      ledger.submitted.push({ id, pluginId, versionString });
      return id;
    };

    const first = await ship('1.0.0');
    for (let end = Date.now() + RESTS_WITHIN_MS; Date.now() < end && !(await rests(publisher, first));)
      await pause(100);
    await untilQuiet(databases, QUIET_WITHIN_MS);
    for (const one of control === 'none' ? CONTROLS : [control]) {
      say(`Striking where the ${one} ${control === 'none' ? 'is' : 'was'} …`);
      await STRIKES[one]({ world, staff: as('owner'), ship, ledger });
    }
    await untilQuiet(databases, QUIET_WITHIN_MS);
    const { metricsPort } = guildhall.deployment.gateway;
    const execution = await watchExecutor(metricsPort, AbortSignal.abort());
    const seen = { ledger, epochs: new Map(), execution, deaths: deaths.count(guildhall.fleet) };
    return checkStorm(await readEvidence(databases, seen));
  });
}
