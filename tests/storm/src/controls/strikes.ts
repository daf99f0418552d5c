import type { World } from '../chaos/blow.ts';
import { repeatMessages } from '../chaos/repeat-messages.ts';
import type { StormClient } from '../load/client.ts';
import { imposeAndLift } from '../load/restrict-versions.ts';
import type { Ledger } from '../load/ledger.ts';
import type { Control } from './controls.ts';

/** Who is at hand when it strikes, and what has been promised so far. */
export interface Scene {
  world: World;
  staff: StormClient;
  /** Submits a version. */
  ship(this: void, versionString: string): Promise<string>;
  ledger: Ledger;
}

/** For each protection the moment that it is there for, struck exactly: nothing is left to chance. */
export const STRIKES: Readonly<Record<Control, (scene: Scene) => Promise<void>>> = {
  /** Whoever has committed, and has answered, dies before it could tell anybody. */
  async outbox({ world: { guildhall, deaths }, ship }) {
    await ship('1.0.1');
    for (const name of ['catalog', 'catalog-worker']) deaths.kill(guildhall.fleet, name);
  },

  /** What was handled long ago comes once more. */
  inbox: ({ world: { databases } }) => repeatMessages(databases),

  /** What was said first arrives last. */
  async rev({ world: { guildhall, databases }, staff, ledger }) {
    const courier = guildhall.fleet?.processes.get('governance-worker');
    courier?.kill('SIGSTOP');
    try {
      await imposeAndLift(staff, ledger);
      await databases.each((service, query) =>
        service === 'governance' ? query(HOLD_BACK_THE_FIRST) : Promise.resolve([]),
      );
    } finally {
      courier?.kill('SIGCONT');
    }
  },
};

/** As if it had been handed to a queue that lost it: the reconciler hands it on once more, after what followed it. */
const HOLD_BACK_THE_FIRST = `UPDATE outbox SET published_at = now(), retry_at = now() + interval '1.5 seconds'
  WHERE published_at IS NULL AND name = 'governance.restriction.changed' AND body->'aggregate'->>'rev' = '1'`;
