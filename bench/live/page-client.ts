import { createHash } from 'node:crypto';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Resolution } from '../../packages/host-sdk/src/contribution.ts';
import { RESOLVE_CONTRIBUTIONS } from '../../packages/host-sdk/src/documents.ts';
import { createSseParser, type ServerEvent } from '../../packages/host-sdk/src/live/sse-parser.ts';
import { parseResolution } from '../../packages/host-sdk/src/resolution/parse-resolution.ts';
import { createDenySet } from '../../packages/host-sdk/src/restrictions/deny-set.ts';
import { followFeed } from '../../packages/host-sdk/src/restrictions/follow-feed.ts';
import type { ReadFeedEntry } from '../../packages/host-sdk/src/restrictions/feed-reader.ts';

/**
 * What the SDK does for a page: live channel, feed, deny set and the answer, asked again by hash and tag within half a
 * second of each reason, and what of it may be shown. Its own parts, over Node's sockets, so that one process can be thousands of pages.
 */
export interface PageClient {
  /** Versions of which something is shown, and since when. Milliseconds since 1970. */
  readonly shownSince: ReadonlyMap<string, number>;
  /** Versions that were shown and are not any more, and since when. */
  readonly goneSince: ReadonlyMap<string, number>;
  /** The epoch of the answer held, and since when. */
  readonly held: { epoch: number; at: number };
  readonly busy: boolean;
  readonly fetches: number;
  readonly refused: number;
}

interface Access {
  readonly endpoint: string;
  readonly token: string;
  /** For questions; the live channel has a connection of its own. */
  readonly agent: Agent;
  readonly read: ReadFeedEntry;
}

const JITTER_MS = 500;
const PLACE = { host: 'fernhill-crm', organization: 'fernhill' };
const search = new URLSearchParams({
  documentId: `sha256:${createHash('sha256').update(RESOLVE_CONTRIBUTIONS).digest('hex')}`,
  variables: JSON.stringify({ scope: PLACE, points: null }),
});
const QUESTION = `/graphql?${search.toString()}`;
const feedPage = z.object({ head: z.int(), entries: z.array(z.unknown()) });
const resolved = z.object({ data: z.object({ resolveContributions: z.unknown() }) });

const now = () => performance.timeOrigin + performance.now();

/** Opens one; resolves once its channel is. */
export async function openPageClient(access: Access): Promise<PageClient> {
  const denySet = createDenySet();
  const shownSince = new Map<string, number>();
  const goneSince = new Map<string, number>();
  const state = { held: { epoch: 0, at: 0 }, fetches: 0, refused: 0 };
  let resolution: Resolution | null = null;
  let etag: string | null = null;
  let planned = false;
  let fetching = false;
  let again = false;

  const feed = followFeed({
    denySet,
    async pull(after) {
      const { body } = await ask(access, `/v1/feed?after=${after}`);
      const { head, entries } = feedPage.parse(JSON.parse(body));
      return { head, entries: await Promise.all(entries.map(access.read)) };
    },
    onEntry() {
      redraw();
      refetchSoon();
    },
    telemetry: () => undefined,
  });

  /** Shows what the answer names and nothing denies. */
  function redraw(): void {
    const { contributions = [], feedSeq = 0 } = resolution ?? {};
    const allowed = contributions.filter((one) => denySet.denial(one, feedSeq) === null);
    const versions = new Set(allowed.map(({ versionId }) => versionId));
    for (const version of shownSince.keys())
      if (!versions.has(version)) {
        shownSince.delete(version);
        goneSince.set(version, now());
      }
    for (const version of versions) {
      if (!shownSince.has(version)) shownSince.set(version, now());
      goneSince.delete(version);
    }
  }

  async function fetchOnce(): Promise<void> {
    state.fetches += 1;
    const headers = etag === null ? {} : { 'if-none-match': etag };
    const answer = await ask(access, QUESTION, headers);
    const read = answer.status === 200 ? resolved.safeParse(JSON.parse(answer.body)) : null;
    if (read?.success) {
      resolution = parseResolution(read.data.data.resolveContributions);
      const { epoch, feedSeq } = resolution;
      state.held = { epoch, at: now() };
      etag = answer.etag;
      if (denySet.seq === 0) denySet.startAt(feedSeq);
      redraw();
    } else if (answer.status !== 304) state.refused += 1;
  }

  async function refresh(): Promise<void> {
    again = fetching;
    if (fetching) return;
    fetching = true;
    try {
      do {
        again = false;
        await fetchOnce();
      } while (wantedAgain());
    } finally {
      fetching = false;
    }
  }
  const wantedAgain = () => again;

  function refetchSoon(): void {
    if (planned) return;
    planned = true;
    void pause(Math.random() * JITTER_MS).then(() => {
      planned = false;
      return refresh();
    });
  }

  function onEvent({ event, data }: ServerEvent): void {
    if (event === 'epoch' || event === 'ready') refetchSoon();
    if (event === 'revoke')
      void access.read(JSON.parse(data)).then((entry) => {
        feed.receive(entry);
      });
  }

  await refresh();
  const stream = await openStream(access, denySet.seq);
  const parse = createSseParser(onEvent);
  stream.setEncoding('utf8').on('data', parse);
  await feed.catchUp();
  return {
    shownSince,
    goneSince,
    get held() {
      return state.held;
    },
    get busy() {
      return planned || fetching;
    },
    get fetches() {
      return state.fetches;
    },
    get refused() {
      return state.refused;
    },
  };
}

async function openStream({ endpoint, token }: Access, lastEventId: number): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${token}`, 'last-event-id': String(lastEventId) };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${endpoint}/v1/live`, { agent: false, headers }, resolve).once('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`the live channel answered ${response.statusCode ?? 0}`);
  return response;
}

function ask({ endpoint, token, agent }: Access, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; etag: string | null; body: string }>((resolve, reject) => {
    get(
      `${endpoint}${path}`,
      { agent, headers: { ...headers, authorization: `Bearer ${token}` } },
      (response) => {
        let body = '';
        response
          .setEncoding('utf8')
          .on('data', (chunk: string) => (body += chunk))
          .once('end', () => {
            resolve({ status: response.statusCode ?? 0, etag: response.headers.etag ?? null, body });
          });
      },
    ).once('error', reject);
  });
}
