import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import {
  openSandbox,
  type EngineName,
  type Invocation,
  type Sandbox,
} from '../packages/internal/sandbox/src/index.ts';
import { ABUSE } from '../packages/internal/sandbox/src/testing/abuse-cases.ts';
import { beside } from '../packages/internal/sandbox/src/testing/beside.ts';
import { callOf } from '../packages/internal/sandbox/src/testing/call-of.ts';
import { percentile, timed } from './statistics.ts';
import { writeResults, type Row } from './write-results.ts';

/* What one run of a plugin's function costs, through the door that services use: across the process boundary. */
const ENGINES: readonly EngineName[] = ['quickjs', 'isolated-vm'];
const ROUNDS = 3;
const COLD = 60;
const WARM = 1_500;
const COMPUTED = 20;
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
  compute: () => {
    const crossed = new Array(200001).fill(false);
    let primes = 0;
    for (let n = 2; n <= 200000; n += 1) {
      if (crossed[n]) continue;
      primes += 1;
      for (let multiple = n * n; multiple <= 200000; multiple += n) crossed[multiple] = true;
    }
    return primes;
  },
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

const byEngine = (name: EngineName) => rows.filter(({ engine }) => engine === name);
const ratio = (column: string) =>
  median(byEngine('quickjs'), column) / median(byEngine('isolated-vm'), column);

writeResults('runtime', 'What one run of a function costs', rows, [
  'Every figure is taken by the caller, across the process boundary: JSON to the executor, to its thread, into the VM, and back.',
  'Rounds alternate between the engines; the workload is a discount over a cart of fifty lines.',
  'Start: two executors, each with two threads, until all layers of isolation have been probed.',
  `Cold: the first run of an installation whose version the executor has seen (${COLD} installations). First: of a version nobody has seen.`,
  `Warm: ${WARM} runs, one after another; "call" makes one call to the host on its way.`,
  'Inside: the same run as the thread with the VM measures it, without the way there and back.',
  'Throughput: runs a second with 16 callers of 8 installations, divided by the cores of the machine, callers included.',
  `Compute: ${COMPUTED} runs that sieve the primes up to 200,000. QuickJS takes ${ratio('compute p50 ms').toFixed(1)} times as long as isolated-vm there, and ${ratio('warm p50 ms').toFixed(1)} times for the discount, which is what functions of plugins are like.`,
  'Neighbour: another installation is asked all the time while every case of the abuse suite is run once; all its waits together.',
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
      'compute p50 ms': shown(percentile(await computing(sandbox), 0.5)),
      'runs/s and core': await throughput(sandbox),
      'MB/installation': await memory(engine),
      ...(await neighbour(engine)),
    };
  } finally {
    await sandbox.close();
  }
}

async function computing(sandbox: Sandbox): Promise<number[]> {
  return samples(COMPUTED, async () => {
    const result = await run(sandbox, 'compute', 'ins_computing', { cpuMs: 5_000, wallMs: 20_000 });
    if (result.value !== 17_984) throw new Error('it computed something else');
  });
}

/** What somebody waits who shares executors with everything that is hostile. */
async function neighbour(engine: EngineName): Promise<Row> {
  const sandbox = await openSandbox({ engine, quarantineAfter: 10_000 });
  const host = ({ op, args }: { op: string; args: unknown }) =>
    op === 'never'
      ? new Promise(() => undefined)
      : Promise.resolve({ op, args, status: 200, headers: {}, body: '' });
  const waits: number[] = [];
  try {
    for (const { body, rest } of ABUSE.flatMap(([, cases]) => cases)) {
      const attack = () => sandbox.invoke(callOf(body, { ...rest, idempotent: false }), host);
      waits.push(...(await beside(sandbox, attack)).neighbour);
    }
    return {
      'neighbour p50 ms': shown(percentile(waits, 0.5)),
      'neighbour p99 ms': shown(percentile(waits, 0.99)),
      'neighbour worst ms': shown(Math.max(...waits)),
    };
  } finally {
    await sandbox.close();
  }
}

function median(of: readonly Row[], column: string): number {
  return percentile(
    of.map((row) => Number(row[column])),
    0.5,
  );
}

async function run(
  sandbox: Sandbox,
  functionName: string,
  installationId: string,
  limits: Invocation['limits'] = {},
) {
  const invocation: Invocation = {
    marketplaceId: 'mkt_bench',
    installationId,
    codeDigest: CODE_DIGEST,
    code: CODE,
    functionName,
    payload: CART,
    context: { user: 'usr_bench' },
    idempotent: true,
    limits,
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
