import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { actorSurrogate } from '../../packages/internal/authz/src/index.ts';
import { findRedis, startPostgres, startRedis } from '../../packages/internal/embedded/src/index.ts';
import { generateKey, openSigner } from '../../packages/internal/service-runtime/src/index.ts';
import { aTrustedWorld, MARKETPLACE, PEOPLE } from '../../gateway/src/testing/trust.ts';
import { CALLERS, type Question } from './documents.ts';
import { hashOf } from './requests.ts';

/** What a gateway needs to know who asks, and the tokens of those who do. */
export interface Door {
  /** For the processes: keys, addresses, the bundle of trust as catalog signs it. */
  readonly file: string;
  /** The nth caller's. */
  readonly tokens: readonly string[];
  stop(): Promise<void>;
}

const ACTOR_SECRET = 'a secret for surrogates in a benchmark';
/** Far above what a benchmark asks: limits are counted, and never bite. */
const RATE_POINTS = { actor: 1e8, marketplace: 1e9, stranger: 1e6 };

/** A marketplace with a host and reviewers, and the bus and counters that a gateway stands on. */
export async function openDoor(
  question: Question,
  { folder, subgraphs }: { folder: string; subgraphs: ReadonlyMap<string, number> },
): Promise<Door> {
  await using opened = new AsyncDisposableStack();
  const bus = await (findRedis()
    ? startRedis(join(folder, 'redis'))
    : startPostgres(join(folder, 'postgres')));
  opened.defer(() => bus.stop());
  const [catalog, gateway, trust] = await Promise.all([
    ...([generateKey('catalog'), generateKey('gateway'), aTrustedWorld()] as const),
  ]);
  const secret = new TextEncoder().encode(ACTOR_SECRET);
  const callers = Array.from({ length: CALLERS }, (_, caller) => `user-${caller}`);
  const people = callers.map((sub) => ({
    actorId: actorSurrogate(secret, MARKETPLACE, PEOPLE, sub),
    roles: ['reviewer'],
    scope: null,
  }));
  const signer = await openSigner(catalog.privateKey);
  const bundle = await signer.sign({ ...trust.bundle, people }, 'gateway');
  const documents = join(folder, 'trusted-documents.json');
  writeFileSync(documents, JSON.stringify(manifestOf(question)));
  const file = join(folder, 'door.json');
  const environment = {
    SUBGRAPHS: JSON.stringify(
      Object.fromEntries(Array.from(subgraphs, ([name, port]) => [name, `http://127.0.0.1:${port}`])),
    ),
    BUS_URL: bus.url,
    SIGNING_KEY: JSON.stringify(gateway.privateKey),
    TRUSTED_KEYS: JSON.stringify({ keys: [catalog.publicKey, gateway.publicKey] }),
    ACTOR_SECRET,
    TRUSTED_DOCUMENTS: documents,
    RATE_POINTS: JSON.stringify(RATE_POINTS),
    METRICS_PORT: '0',
  };
  writeFileSync(file, JSON.stringify({ bundle, environment }));
  const tokens = await Promise.all(
    callers.map((sub, caller) =>
      question.asks === 'host'
        ? trust.hostUser({ sub, organization: `org-${caller % 20}` })
        : trust.person({ sub }, { exp: 3_600 }),
    ),
  );
  const kept = opened.move();
  return {
    file,
    tokens: tokens.map((header) => header.replace('Bearer ', '')),
    stop: () => kept.disposeAsync(),
  };
}

function manifestOf(question: Question) {
  const documents = { [hashOf(question)]: { text: question.query } };
  return { format: 'guildhall-trusted-documents@1', documents };
}
