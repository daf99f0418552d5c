import type { Bus } from '@guildhall/messaging';
import { trustBundle, type TrustBundle } from '@guildhall/schema';
import type { Peers, Verifier } from '@guildhall/service-runtime';
import type { Logger } from 'pino';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { serviceAway } from '../errors.ts';
import { withinPatience } from '../within-patience.ts';

/** Whom the gateway believes, by marketplace, as catalog signed it. */
export interface TrustBundles {
  /**
   * Null when there is no such marketplace. While catalog does not answer, what it said before serves after a moment; where
   * it said that this has changed, nobody is believed by that before catalog had its time. Throws SERVICE_UNAVAILABLE.
   */
  of(marketplaceId: string): Promise<TrustBundle | null>;
  /** What `of` would give without asking anybody; null when it would have to ask. */
  atHand(marketplaceId: string): TrustBundle | null;
  /** Something in it has changed: the next question reads. */
  refresh(marketplaceId: string): void;
}

const FRESH_MS = 15_000;
/** While catalog sleeps an old bundle still serves, but not for ever. */
const STALE_MS = 5 * 60_000;
const MOST = 10_000;

const answer = z.object({ jws: z.string() });
const notice = z.object({ marketplaceId: z.string() });

interface Kept {
  bundle: Promise<TrustBundle | null>;
  /** What it is, once it has been read. */
  read: TrustBundle | null;
  /** The last that was read, by whichever question, and when that was asked (Unix ms): its age, whatever was heard since. */
  last: { readonly bundle: TrustBundle; readonly at: number } | null;
  /** When it is to be read again: at the end of its time, or as soon as somebody says that it has changed. */
  freshUntil: number;
  /** Somebody said that it has changed, and it was not read since. */
  isDoubted: boolean;
}

export async function openTrustBundles(options: {
  peers: Pick<Peers, 'get'>;
  verifier: Verifier;
  bus: Pick<Bus, 'subscribe'>;
  log: Logger;
  now?: () => number;
  patienceMs?: number;
}): Promise<TrustBundles> {
  const { peers, verifier, bus, log, now = Date.now, patienceMs } = options;
  const kept = new Map<string, Kept>();

  await bus.subscribe('trust', (message) => {
    refresh(notice.parse(JSON.parse(message)).marketplaceId);
  });

  function refresh(marketplaceId: string): void {
    const known = kept.get(marketplaceId);
    if (known) Object.assign(known, { freshUntil: 0, isDoubted: true });
  }

  async function read(marketplaceId: string): Promise<TrustBundle> {
    const { jws } = await peers.get('catalog', marketplaceId, '/internal/trust-bundle', answer);
    const bundle = await verifier.verify(jws, 'catalog', 'gateway', trustBundle);
    if (bundle.marketplaceId !== marketplaceId) throw new Error('a bundle of another marketplace');
    return bundle;
  }

  async function settled(marketplaceId: string, entry: Kept): Promise<TrustBundle | null> {
    const at = now();
    const { isDoubted } = entry;
    entry.isDoubted = false;
    try {
      const bundle = unchanged(entry.last?.bundle, await read(marketplaceId));
      entry.read = bundle;
      entry.last = { bundle, at };
      return bundle;
    } catch (error) {
      // Whoever asks next tries again.
      entry.freshUntil = 0;
      entry.isDoubted ||= isDoubted;
      if (isUnknown(error)) {
        entry.last = null;
        return null;
      }
      log.warn({ err: error, marketplaceId }, 'no fresh trust bundle');
      const old = usable(entry);
      if (!old) throw serviceAway(error);
      return old;
    }
  }

  function usable({ last }: Kept): TrustBundle | null {
    return last && now() - last.at <= STALE_MS ? last.bundle : null;
  }

  /** Each question that finds it old reads, one at a time; what is known need not wait for a catalog that hangs. */
  function begin(marketplaceId: string, entry: Kept): Promise<TrustBundle | null> {
    const old = entry.isDoubted ? null : usable(entry);
    const reading = settled(marketplaceId, entry);
    if (!old) return reading;
    // What comes late is the news all the same.
    const noted = () => {
      entry.bundle = reading;
    };
    reading.then(noted, noted);
    return withinPatience(reading, () => old, patienceMs);
  }

  return {
    refresh,
    atHand(marketplaceId) {
      const known = kept.get(marketplaceId);
      return known && now() < known.freshUntil ? known.read : null;
    },
    of(marketplaceId) {
      const known = kept.get(marketplaceId);
      if (known && now() < known.freshUntil) return known.bundle;
      if (kept.size >= MOST) kept.clear();
      const unread = { bundle: Promise.resolve(null), read: null, freshUntil: now() + FRESH_MS };
      const entry: Kept = { ...unread, last: known?.last ?? null, isDoubted: known?.isDoubted ?? false };
      kept.set(marketplaceId, entry);
      // Whoever asks meanwhile waits for the same answer.
      entry.bundle = begin(marketplaceId, entry);
      return entry.bundle;
    },
  };
}

/** The bundle we have, where the new one says the same: keys imported and signatures checked by it still hold. */
function unchanged(known: TrustBundle | null | undefined, fresh: TrustBundle): TrustBundle {
  return known && isDeepStrictEqual(known, fresh) ? known : fresh;
}

function isUnknown(error: unknown): boolean {
  return error instanceof Error && error.message.includes('answered 404');
}
