import type { Resolution } from './contribution.ts';
import type { HostOptions } from './host.ts';
import type { Installations } from './installations.ts';
import { backoff, sleep } from './live/backoff.ts';
import { openLiveConnection } from './live/open-live-connection.ts';
import { pullFeed } from './live/pull-feed.ts';
import { shareLiveChannel } from './live/share-live-channel.ts';
import type { ServerEvent } from './live/sse-parser.ts';
import type { Page } from './page.ts';
import { fetchResolution } from './resolution/fetch-resolution.ts';
import type { ReadFeedEntry } from './restrictions/feed-reader.ts';
import { followFeed } from './restrictions/follow-feed.ts';
import type { Telemetry } from './telemetry.ts';
import type { Signatures } from './trust/signatures.ts';
import { SignatureError } from './trust/verify-statement.ts';
import { onWake } from './wake.ts';

/** After this long without a word from the marketplace, what is shown counts as stale. */
const STALE_MS = 30_000;
/** The gateway pings more often than this. */
const SILENCE_MS = 25_000;
/** A page that heard something this recently did not sleep. */
const AWAKE_MS = 5_000;
/** How long a page that woke up waits for the feed before it paints plugins again. */
const WAKE_MS = 2_000;
const EPOCH_JITTER_MS = 500;
/** How long an answer holds that the gateway confirmed without sending it again. */
const VALID_MS = 30_000;

/** Keeps a page's answer and deny set current. */
export interface Freshness {
  readonly ready: Promise<void>;
  refresh(): Promise<void>;
}

interface FreshnessOptions {
  readonly page: Page;
  readonly installations: Installations;
  readonly signatures: Signatures;
  readonly readEntry: ReadFeedEntry;
  readonly host: HostOptions;
  readonly telemetry: Telemetry;
  readonly signal: AbortSignal;
}

export function keepFresh(options: FreshnessOptions): Freshness {
  const { page, installations, signatures, readEntry, host, telemetry, signal } = options;
  const gateway = { endpoint: host.endpoint, getToken: host.getToken };
  let heardAt = Date.now();
  let fetching: Promise<void> | null = null;
  let again = false;
  let refetchPlanned = false;
  /** What the gateway calls the answer we hold. */
  let held: string | null = null;
  let expiry: ReturnType<typeof setTimeout> | undefined;
  /** What was pushed and is still being read. */
  let arriving = Promise.resolve();

  const feed = followFeed({
    denySet: page.denySet,
    pull: async (after) => {
      const answer = await pullFeed(gateway, after, { read: readEntry, onRefused: refuseEntry, signal });
      heard();
      return answer;
    },
    telemetry,
    onEntry: () => {
      // Ended first, told afterwards: nothing may run while the page redraws.
      installations.endDenied();
      page.deniedMore();
      refetchSoon();
    },
  });

  function heard(): void {
    heardAt = Date.now();
    page.stale.set(false);
  }

  function refresh(): Promise<void> {
    // Asked again while an answer travels: that answer may be from before what caused the question.
    again = fetching !== null;
    fetching ??= fetchUntilQuiet().finally(() => {
      fetching = null;
    });
    return fetching;
  }

  async function fetchUntilQuiet(): Promise<void> {
    do {
      again = false;
      const answer = await fetchResolution(gateway, host.scope, held, signal);
      heard();
      if (answer) {
        held = answer.etag;
        take(answer.resolution);
      } else scheduleExpiry(new Date(Date.now() + VALID_MS).toISOString());
      // An abort ends the loop by making the fetch throw.
    } while (wantedAgain());
  }

  function wantedAgain(): boolean {
    return again;
  }

  function take(answer: Resolution): void {
    const { seq } = page.denySet;
    if (answer.feedSeq < seq)
      telemetry({ type: 'stale-answer-filtered', feedSeq: answer.feedSeq, known: seq });
    page.take(answer);
    signatures.check(answer.contributions);
    installations.follow();
    scheduleExpiry(answer.validUntil);
    if (answer.feedSeq > page.denySet.seq) quietly(feed.catchUp());
  }

  function scheduleExpiry(validUntil: string | null): void {
    clearTimeout(expiry);
    if (validUntil === null) return;
    const wait = Math.min(Math.max(Date.parse(validUntil) - Date.now(), 1_000), 2 ** 31 - 1);
    expiry = setTimeout(() => {
      quietly(refresh());
    }, wait);
  }

  function onEvent({ event, data }: ServerEvent): void {
    heard();
    // Epochs are not repeated: what was told while nobody listened, also before the first time, is asked for.
    if (event === 'epoch' || event === 'ready') refetchSoon();
    // One after the other: signatures that are checked side by side do not end in the order of the feed.
    else if (event === 'revoke') arriving = arriving.then(() => receive(data));
  }

  /** Who sent a forged entry may have kept a true one back: the feed is asked. */
  async function receive(data: string): Promise<void> {
    try {
      feed.receive(await readEntry(parseJson(data)));
    } catch (error) {
      if (signal.aborted) return;
      refuseEntry(error);
      quietly(feed.catchUp());
    }
  }

  function refuseEntry(error: unknown): void {
    if (error instanceof SignatureError) {
      const message = `An entry of the restriction feed ${error.message}.`;
      telemetry({ type: 'signature-refused', of: 'feed', installationId: null, message });
    } else telemetry({ type: 'feed-refused', message: String(error) });
  }

  /** Not all pages at once, and once for many reasons. */
  function refetchSoon(): void {
    if (refetchPlanned) return;
    refetchPlanned = true;
    void sleep(Math.random() * EPOCH_JITTER_MS, signal).then(() => {
      refetchPlanned = false;
      if (!signal.aborted) quietly(refresh());
    });
  }

  async function wake(): Promise<void> {
    if (Date.now() - heardAt < AWAKE_MS || page.resolution.get() === null) return;
    page.held.set(true);
    try {
      await Promise.race([feed.catchUp(), sleep(WAKE_MS, signal)]);
    } finally {
      if (Date.now() - heardAt > STALE_MS) page.stale.set(true);
      page.held.set(false);
    }
    await refresh();
  }

  function quietly(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!signal.aborted) telemetry({ type: 'connection', state: 'lost', message: String(error) });
    });
  }

  async function live(): Promise<void> {
    await shareLiveChannel({
      name: `guildhall ${host.endpoint} ${JSON.stringify(host.scope)}`,
      silenceMs: SILENCE_MS,
      signal,
      onEvent,
      connect: (deliver, until) =>
        openLiveConnection({
          gateway,
          lastEventId: () => page.denySet.seq,
          silenceMs: SILENCE_MS,
          signal: until,
          onEvent: deliver,
          onState: (state, message) => {
            telemetry({ type: 'connection', state, ...(message === undefined ? {} : { message }) });
            if (state === 'open') {
              heard();
              quietly(feed.catchUp());
            }
          },
        }),
    });
  }

  const staleness = setInterval(() => {
    if (Date.now() - heardAt > STALE_MS) page.stale.set(true);
  }, 1_000);
  const stopWaking = onWake(() => {
    quietly(wake());
  });
  signal.addEventListener('abort', () => {
    clearInterval(staleness);
    clearTimeout(expiry);
    stopWaking();
  });

  const ready = refresh();
  void goLive();
  return { ready, refresh };

  /** The channel starts from the first answer's feed position, however long that takes to come. */
  async function goLive(): Promise<void> {
    await ready.catch(() => undefined);
    for (let attempt = 0; page.resolution.get() === null && !signal.aborted; attempt += 1) {
      await backoff(attempt, signal);
      await refresh().catch(() => undefined);
    }
    if (!signal.aborted) quietly(live());
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
