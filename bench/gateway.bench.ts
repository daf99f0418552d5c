import { cpus, loadavg } from 'node:os';
import { contenders, contendersAtTheDoor, type Contender } from './gateway/contenders.ts';
import { QUESTIONS, type Question } from './gateway/documents.ts';
import { installPeers } from './gateway/install-peers.ts';
import { measureQuestion, type Measured } from './gateway/measure-question.ts';
import { percentile } from './statistics.ts';
import { writeResults, type Row } from './write-results.ts';

/*
 * What a request costs a gateway: three frozen questions, put to ours and to every peer that runs here, in turns, over
 * subgraphs that remember their answers. The measure is the gateway's own processor time, because wall-clock time on a
 * busy machine says more about its neighbours.
 */
const small = process.argv.includes('--small');
const only = process.argv.find((arg) => arg.startsWith('--question='))?.split('=')[1];
const atTheDoorOnly = process.argv.includes('--door');
const EFFORT = small
  ? { rounds: 1, seconds: 1, warmUpSeconds: 1 }
  : { rounds: 3, seconds: 3, warmUpSeconds: 6 };

const STOCK = 'Apollo gateway, default';
const RUST = 'Hive Gateway, Rust planner';
const DOOR = ', at the door';
/** Ours is to need at most this share of what a peer needs. */
const PROMISES = [
  { question: 'ReviewQueue', ours: 'compiled, short way', theirs: STOCK, share: 1 / 6 },
  { question: 'ReviewQueue', ours: 'compiled, short way', theirs: RUST, share: 1 / 3 },
  {
    question: 'UsersAndProducts',
    ours: 'compiled, short way, sharing',
    theirs: `${RUST}, sharing`,
    share: 0.7,
  },
  {
    question: `ResolveContributions${DOOR}`,
    ours: 'Guildhall, GET by hash',
    theirs: `${STOCK}, same authentication`,
    share: 1 / 40,
  },
];

const rows: Row[] = [];
const notes: string[] = [];
const promises = { kept: true };
const peers = installPeers();
for (const question of QUESTIONS.filter(({ name }) => !only || name === only)) {
  if (!atTheDoorOnly)
    await putTo(question.name, question, { contenders: contenders(peers), atTheDoor: false });
  if (question.asks !== null)
    await putTo(`${question.name}${DOOR}`, question, {
      // Only what may be kept can be known already.
      contenders: contendersAtTheDoor(peers).filter(
        ({ manner }) => manner !== 'known' || question.asks === 'host',
      ),
      atTheDoor: true,
    });
}
writeResults(
  small || only ? null : atTheDoorOnly ? 'gateway-door' : 'gateway',
  'What a request costs a gateway',
  rows,
  [
    ...notes,
    'CPU: user and system time of the gateway process and its children from /proc, microseconds a request, median of the rounds and least.',
    `${EFFORT.rounds} interleaved rounds of ${EFFORT.seconds} s, 32 connections, 100 callers with variables of their own (UsersAndProducts: one constant request).`,
    'Sharing: equal requests under way get one answer. Hive Gateway shares requests to subgraphs in any case; its `sharing` row adds its own inbound deduplication.',
    'At the door: ours is the whole gateway as production runs it: tokens, rates counted in a shared store, views, limits, masking, a signed passport for each request to a subgraph, metrics, traces, one line of log each; `resolveContributions` comes from a snapshot after its epoch and feed are checked. Apollo’s gateway knows its callers by the same code, which verifies a token once and remembers it; it does nothing else of that list. Hive Gateway asks nobody.',
    'At the door ReviewQueue has no promise of its own: what it costs above the short way is the price of that list, most of all five Ed25519 signatures.',
    'Bare Node: `http.createServer` answering the same bytes to the same requests, found by address or body. What lies below it no gateway in Node can reach.',
    `Load average when it ended: ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} cores.`,
    'Not at the door: no identity, limits or logging on any side. Rust and Go gateways cannot be installed from npm and are not measured.',
  ],
);
process.exitCode = promises.kept ? 0 : 1;

async function putTo(
  name: string,
  question: Question,
  { contenders, atTheDoor }: { contenders: readonly Contender[]; atTheDoor: boolean },
): Promise<void> {
  const measured = await measureQuestion(question, contenders, { ...EFFORT, atTheDoor });
  const stock = percentile(measured[0]?.samples.map(({ cpu }) => cpu) ?? [], 0.5);
  console.log(`${name}: measured`);
  for (const each of measured) {
    rows.push({ question: name, ...rowOf(each, stock) });
    if (!each.sameAnswer || each.samples.some(({ failed }) => failed > 0)) promises.kept = false;
  }
  for (const { ours, theirs, share } of PROMISES.filter((promise) => promise.question === name)) {
    const ratio = cpuOf(measured, ours) / cpuOf(measured, theirs);
    if (ratio > share) promises.kept = false;
    notes.push(
      `${name}: ${ours} needs ${ratio.toFixed(3)} of ${theirs}; promised ${share.toFixed(3)}: ${ratio <= share ? 'kept' : 'missed'}.`,
    );
  }
}

function rowOf({ contender, samples, sameAnswer, memory }: Measured, stock: number): Row {
  const of = (pick: (sample: Measured['samples'][number]) => number) => samples.map(pick);
  const cpu = percentile(
    of((sample) => sample.cpu),
    0.5,
  );
  return {
    gateway: contender.name,
    'CPU µs': Math.round(cpu),
    'least µs': Math.round(Math.min(...of((sample) => sample.cpu))),
    'of stock': Number((cpu / stock).toFixed(3)),
    'req/s': Math.round(
      percentile(
        of((sample) => sample.perSecond),
        0.5,
      ),
    ),
    'p50 ms': Number(
      percentile(
        of((sample) => sample.p50),
        0.5,
      ).toFixed(1),
    ),
    'p99 ms': Number(
      percentile(
        of((sample) => sample.p99),
        0.5,
      ).toFixed(1),
    ),
    'subgraph requests': Number(
      percentile(
        of((sample) => sample.asked),
        0.5,
      ).toFixed(2),
    ),
    MB: memory,
    'same answer': sameAnswer ? 'yes' : 'NO',
  };
}

function cpuOf(measured: readonly Measured[], name: string): number {
  const found = measured.find(({ contender }) => contender.name === name);
  return percentile(found?.samples.map(({ cpu }) => cpu) ?? [], 0.5);
}
