import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import {
  openSandbox,
  type EngineName,
  type Invocation,
  type Sandbox,
} from '../packages/internal/sandbox/src/index.ts';
import { percentile, timed } from './statistics.ts';
import { writeResults, type Row } from './write-results.ts';

/* What one run of a plugin's function costs, through the door that services use: across the process boundary. */
const ENGINES: readonly EngineName[] = ['quickjs', 'isolated-vm'];
const ROUNDS = 3;
const COLD = 60;
const WARM = 1_500;
const TENANTS = 40;
const THROUGHPUT_MS = 3_000;
const MB = 1024 * 1024;

/** A discount over a cart of fifty lines; with `ask`, its rule comes from storage, which is one call out and back. */
const CODE = `
const rule = { least: 3, percent: 10 };
function discount(cart, { least, percent }) {
  let total = 0;
  const offers = [];
  for (const { id, quantity, price } of cart.lines) {
    total += quantity * price;
    if (quantity >= least) offers.push({ id, saved: Math.round(quantity * price * percent) / 100 });
  }
  return { total, offers: offers.sort((a, b) => b.saved - a.saved) };
}
guildhall.register({
  plain: (cart) => discount(cart, rule),
  ask: async (cart, api) => discount(cart, await api.storage.get('rule')),
});
`;
const CODE_DIGEST = createHash('sha256').update(CODE).digest('hex');
const CART = {
  lines: Array.from({ length: 50 }, (_, index) => ({
    id: `l${index}`,
    quantity: index % 7,
    price: 5 + index,
  })),
};

const rows: Row[] = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  for (const engine of ENGINES) rows.push(await measure(round, engine));
}
const warm = rows.filter(({ engine }) => engine === 'quickjs').map((row) => Number(row['warm p50 ms']));

writeResults('runtime', 'What one run of a function costs', rows, [
  'Every figure is taken by the caller, across the process boundary: JSON to the executor, to its thread, into the VM, and back.',
  'Rounds alternate between the engines; the workload is a discount over a cart of fifty lines.',
  'Start: two executors, each with two threads, until all layers of isolation have been probed.',
  `Cold: the first run of an installation whose version the executor has seen (${COLD} installations). First: of a version nobody has seen.`,
  `Warm: ${WARM} runs, one after another; "call" makes one call to the host on its way.`,
  'Inside: the same run as the thread with the VM measures it, without the way there and back.',
  'Throughput: runs a second with 16 callers of 8 installations, divided by the cores of the machine, callers included.',
  `Memory: growth of the executors' resident memory for ${TENANTS} warm installations, divided by them.`,
]);
process.exitCode = Math.min(...warm) < 1 ? 0 : 1;

async function measure(round: number, engine: EngineName): Promise<Row> {
  const begun = performance.now();
  const sandbox = await openSandbox({ engine });
  const start = performance.now() - begun;
  try {
    const first = await timed(() => run(sandbox, 'plain', 'ins_first'));
    const cold = await samples(COLD, (index) => run(sandbox, 'plain', `ins_cold_${index}`));
    const plain = await samples(WARM, () => run(sandbox, 'plain', 'ins_warm'));
    const ask = await samples(WARM, () => run(sandbox, 'ask', 'ins_warm'));
    return {
      round,
      engine,
      'start ms': Math.round(start),
      'first ms': shown(first),
      'cold p50 ms': shown(percentile(cold, 0.5)),
      'warm p50 ms': shown(percentile(plain, 0.5)),
      'warm p99 ms': shown(percentile(plain, 0.99)),
      'call p50 ms': shown(percentile(ask, 0.5)),
      'call p99 ms': shown(percentile(ask, 0.99)),
      'inside p50 ms': shown(await inside(sandbox)),
      'runs/s and core': await throughput(sandbox),
      'MB/installation': await memory(engine),
    };
  } finally {
    await sandbox.close();
  }
}

async function run(sandbox: Sandbox, functionName: string, installationId: string) {
  const invocation: Invocation = {
    marketplaceId: 'mkt_bench',
    installationId,
    codeDigest: CODE_DIGEST,
    code: CODE,
    functionName,
    payload: CART,
    context: { user: 'usr_bench' },
    idempotent: true,
  };
  const result = await sandbox.invoke(invocation, () => Promise.resolve({ least: 3, percent: 10 }));
  if (result.outcome !== 'ok') throw new Error(`${result.outcome}: ${result.message}`);
  return result;
}

async function samples(count: number, act: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) times.push(await timed(() => act(index)));
  return times;
}

async function inside(sandbox: Sandbox): Promise<number> {
  const walls: number[] = [];
  for (let index = 0; index < 300; index += 1) walls.push((await run(sandbox, 'plain', 'ins_warm')).wallMs);
  return percentile(walls, 0.5);
}

async function throughput(sandbox: Sandbox): Promise<number> {
  const until = performance.now() + THROUGHPUT_MS;
  let done = 0;
  const callers = Array.from({ length: 16 }, async (_, index) => {
    while (performance.now() < until) {
      await run(sandbox, 'ask', `ins_busy_${index % 8}`);
      done += 1;
    }
  });
  await Promise.all(callers);
  return Math.round(done / (THROUGHPUT_MS / 1_000) / availableParallelism());
}

/** In executors of its own: those that have worked before have room to spare. */
async function memory(engine: EngineName): Promise<number> {
  const sandbox = await openSandbox({ engine });
  try {
    for (let index = 0; index < 4; index += 1) await run(sandbox, 'plain', `ins_first_${index}`);
    const before = await resident(sandbox);
    for (let index = 0; index < TENANTS; index += 1) await run(sandbox, 'plain', `ins_memory_${index}`);
    return shown(((await resident(sandbox)) - before) / TENANTS);
  } finally {
    await sandbox.close();
  }
}

async function resident(sandbox: Sandbox): Promise<number> {
  const { executors } = await sandbox.health();
  return executors.reduce((sum, { rssBytes }) => sum + rssBytes, 0) / MB;
}

function shown(value: number): number {
  return Math.round(value * 100) / 100;
}
