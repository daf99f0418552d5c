// node tools/operate.ts rebuild <service> | dead-letters <service> | replay <service> [id …], each with --marketplace <id> …
// Speaks to the Guildhall of this machine; within a deployment to the one that PEERS and SIGNING_KEY tell of.
import { parseArgs } from 'node:util';
import type { Place } from '../apps/standalone/src/open-locally.ts';
import { deploymentOf, openOperator } from '../packages/internal/service-runtime/src/index.ts';

const USAGE =
  'usage: node tools/operate.ts rebuild|dead-letters|replay <service> [dead letter …] [--marketplace <id> …]';
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { marketplace: { type: 'string', multiple: true } },
});
const [act, service, ...ids] = positionals;

try {
  if (!act || !service) throw new Error(USAGE);
  const { urls, key, marketplaces } = await place();
  const operator = openOperator(urls, key);
  const asked = values.marketplace ?? marketplaces;
  if (asked.length === 0) throw new Error('say which: --marketplace <id>');
  for (const marketplace of asked) {
    const dead = () => operator.deadLetters(service, marketplace);
    if (act === 'rebuild') print(marketplace, await operator.rebuild(service, marketplace));
    else if (act === 'dead-letters') print(marketplace, await dead());
    else if (act === 'replay') {
      const waiting = (await dead()).filter(({ id, replayed_at: replayed }) =>
        ids.length > 0 ? ids.includes(id) : replayed === null,
      );
      for (const { id, name } of waiting)
        print(marketplace, { id, name, replayed: await operator.replay(service, marketplace, id) });
      if (waiting.length === 0) print(marketplace, 'nothing to replay');
    } else throw new Error(USAGE);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function place(): Promise<Place> {
  const deployment = deploymentOf(process.env);
  if (deployment) return { ...deployment, marketplaces: [] };
  // A deployment has no such machine, and no such code.
  const { openLocally } = await import('../apps/standalone/src/open-locally.ts');
  return openLocally(process.env['GUILDHALL_DATA'] ?? '.guildhall');
}

function print(marketplace: string, what: unknown): void {
  console.log(`${marketplace}: ${typeof what === 'string' ? what : JSON.stringify(what, null, 2)}`);
}
