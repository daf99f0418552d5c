import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FeedEntry, FeedRestriction } from '@guildhall/host-sdk/feed';
import type { PublicKey } from '@guildhall/host-sdk';
import { signAsMarketplace } from '@guildhall/host-sdk/testing';
import fastify from 'fastify';

/** A contribution as the gateway answers it, and the code behind it. */
export interface LabContribution {
  readonly installationId?: string;
  readonly key: string;
  readonly kind: 'VIEW' | 'COMMAND' | 'EVENT';
  readonly module?: string;
  readonly handler?: string;
  readonly detail?: Record<string, unknown>;
  readonly grants?: readonly string[];
  readonly code: string;
  /** What the answer claims; the true digest when absent. */
  readonly sha256?: string;
  /** What is signed, of what is answered; null leaves the signature out. */
  readonly signed?: { readonly sha256?: string; readonly grants?: readonly string[] } | null;
}

/** The endpoints the SDK speaks with, in the hands of a test. */
export interface FakeGateway {
  readonly url: string;
  install(...contributions: readonly LabContribution[]): void;
  /** Answers from now on carry this feed position and no restricted plugin: installation has caught up. */
  catchUp(): void;
  /** Appends to the feed and pushes it to every open page. */
  restrict(restriction: Partial<FeedRestriction>): FeedEntry;
  /** Appends to the feed without telling anybody: a lost push. */
  restrictSilently(restriction: Partial<FeedRestriction>): FeedEntry;
  /** Pushes an entry that bears a stranger's signature, and is not in the feed. */
  forge(restriction: Partial<FeedRestriction>): void;
  bumpEpoch(): void;
  /** Keeps every live channel open and says nothing on it any more. */
  silence(): void;
  /** Hangs up on everybody and answers nobody from now on. */
  goAway(): Promise<void>;
  /** How often the resolution was asked for. */
  readonly resolved: number;
  /** How often the feed was. */
  readonly pulled: number;
  /** Whose signatures count here. */
  readonly keys: readonly PublicKey[];
  close(): Promise<void>;
}

export async function startFakeGateway(): Promise<FakeGateway> {
  const app = fastify({ forceCloseConnections: true });
  const streams = new Set<ServerResponse>();
  const marketplace = signAsMarketplace('mkt_lab');
  const feed: FeedEntry[] = [];
  let contributions: readonly LabContribution[] = [];
  let answeredSeq = 0;
  let resolved = 0;
  let pulled = 0;
  let epoch = 1;

  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('access-control-allow-origin', '*');
    reply.header('access-control-allow-headers', '*');
    done();
  });
  app.options('/*', async (_request, reply) => reply.code(204).send());
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: () => {
      resolved += 1;
      const answer = { etag: `e${resolved}`, feedSeq: answeredSeq, epoch, validUntil: null };
      const signed = contributions.map((one) => withManifest(one, answered(one)));
      return { data: { resolveContributions: { ...answer, contributions: signed } } };
    },
  });
  app.get('/v1/keys', () => ({ keys: marketplace.keys }));
  app.get<{ Params: { sha256: string } }>('/v1/artifacts/:sha256', async ({ params }, reply) => {
    const found = contributions.find(({ code, sha256 }) => params.sha256 === (sha256 ?? digest(code)));
    return found ? reply.type('text/javascript').send(found.code) : reply.code(404).send();
  });
  app.get<{ Querystring: { after: string } }>('/v1/feed', ({ query }) => {
    pulled += 1;
    return { head: feed.length, entries: feed.filter(({ seq }) => seq > Number(query.after)) };
  });
  app.get('/v1/live', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' });
    reply.raw.write('event: ping\ndata: {}\n\n');
    streams.add(reply.raw);
    reply.raw.on('close', () => streams.delete(reply.raw));
  });

  function withManifest({ signed = {} }: LabContribution, facts: ReturnType<typeof answered>) {
    if (signed === null) return { ...facts, signedManifest: null };
    const { grants = facts.grants, sha256 = facts.bundle.sha256 } = signed;
    const covered = { ...facts, grants, bundle: { ...facts.bundle, sha256 } };
    return { ...facts, signedManifest: marketplace.manifest(covered, SCOPE) };
  }

  function append(restriction: Partial<FeedRestriction>): FeedEntry {
    const entry = marketplace.entry(nextEntry(restriction));
    feed.push(entry);
    return entry;
  }

  function nextEntry(restriction: Partial<FeedRestriction>): FeedEntry {
    return {
      seq: feed.length + 1,
      at: new Date().toISOString(),
      marketplaceId: 'mkt_lab',
      restriction: {
        id: 'res_1',
        kind: 'HARD_BLOCK',
        state: 'ACTIVE',
        stop: false,
        targets: [{ type: 'VERSION' as const, id: 'ver_ins_1' }],
        reason: 'It sent contacts away.',
        ...restriction,
      },
    };
  }

  function push(event: string, id: number | null, data: unknown): void {
    const text = `${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const stream of streams) stream.write(text);
  }

  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${address.port}`,
    install: (...installed) => {
      contributions = installed;
    },
    catchUp() {
      answeredSeq = feed.length;
      contributions = [];
    },
    restrict(restriction) {
      const entry = append(restriction);
      push('revoke', entry.seq, entry);
      return entry;
    },
    restrictSilently: append,
    forge(restriction) {
      const entry = nextEntry(restriction);
      push('revoke', entry.seq, signAsMarketplace('mkt_lab').entry(entry));
    },
    bumpEpoch() {
      epoch += 1;
      push('epoch', null, { epoch });
    },
    silence() {
      streams.clear();
    },
    goAway: () => app.close(),
    get resolved() {
      return resolved;
    },
    get pulled() {
      return pulled;
    },
    keys: marketplace.keys,
    close: () => app.close(),
  };
}

/** Where the lab's page says it is. */
const SCOPE = { host: 'lab', organization: 'acme' };

function answered(one: LabContribution) {
  const {
    installationId = 'ins_1',
    key,
    kind,
    module = null,
    handler = null,
    detail = {},
    grants = [],
  } = one;
  const sha256 = one.sha256 ?? digest(one.code);
  return {
    key,
    kind,
    module,
    handler,
    detail,
    grants,
    installationId,
    pluginId: `plg_${installationId}`,
    pluginName: `Plugin ${installationId}`,
    versionId: `ver_${installationId}`,
    publisherId: 'pub_1',
    releaseDigest: sha256,
    extensionPoint: kind === 'VIEW' ? 'lab.panel@1' : null,
    title: key,
    when: null,
    order: 0,
    bundle: { url: `/v1/artifacts/${sha256}`, sha256, bytes: one.code.length },
    settings: {},
    warned: false,
  };
}

function digest(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
