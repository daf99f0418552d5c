// node tools/operate.ts rebuild <service> | dead-letters <service> | replay <service> [id …], each with --marketplace <id> …
// node tools/operate.ts floor [<file.json> | shipped] [--note <why>]
// Speaks to the Guildhall of this machine; within a deployment to the one that PEERS and SIGNING_KEY tell of.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Place } from '../apps/standalone/src/open-locally.ts';
import { deploymentOf, openOperator } from '../packages/internal/service-runtime/src/index.ts';

const USAGE = `usage: node tools/operate.ts rebuild|dead-letters|replay <service> [dead letter …] [--marketplace <id> …]
       node tools/operate.ts floor [<file.json> | shipped] [--note <why>]`;
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { marketplace: { type: 'string', multiple: true }, note: { type: 'string' } },
});
const [act, subject, ...ids] = positionals;

try {
  if (!act) throw new Error(USAGE);
  const { urls, key, marketplaces } = await place();
  const operator = openOperator(urls, key);
  if (act === 'floor') await floor(operator, subject);
  else if (subject) await serve(operator, subject, values.marketplace ?? marketplaces);
  else throw new Error(USAGE);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function serve(
  operator: ReturnType<typeof openOperator>,
  service: string,
  asked: readonly string[],
): Promise<void> {
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
}

/** Shows the rules that hold in every marketplace, after writing their next revision where one is given. */
async function floor(operator: ReturnType<typeof openOperator>, given: string | undefined): Promise<void> {
  if (given === undefined) {
    print('platform', await operator.floor());
    return;
  }
  const wanted: unknown = given === 'shipped' ? { shipped: true } : JSON.parse(await readFile(given, 'utf8'));
  if (wanted === null || typeof wanted !== 'object') throw new Error(`${given} holds no JSON object`);
  print('platform', await operator.setFloor(JSON.stringify({ ...wanted, ...noted(values.note) })));
}

function noted(note: string | undefined): { note?: string } {
  return note === undefined ? {} : { note };
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
