import { spotKey, type PagePlace } from './page-place.ts';
import type { EpochAnswer, EpochQuestion } from './read-epochs.ts';

/** What this gateway knows of the changes of one marketplace. Numbers only grow, whatever comes late or twice. */
export interface KnownMarketplace {
  /** The epoch of a page there, at which somebody looks; null where its organization or workspace was never read. */
  epochOf(page: PagePlace, at: number): number | null;
  /** What to ask of installation to know of all changes, and of this page. */
  question(page?: PagePlace): EpochQuestion;
  /** Takes an answer to a question; false when the changes were too many, and all that was known is to be forgotten. */
  take(asked: EpochQuestion, told: EpochAnswer): boolean;
  /** Takes a notice: about one spot, or null for all pages. */
  hear(key: string | null, epoch: number): void;
  /** Begins to note what is told about a page. To be done before it is asked about, or changes meanwhile are lost. */
  note(page: PagePlace, at: number): void;
  /** Forgets spots at which nobody has looked since. */
  forget(before: number): void;
}

interface Known {
  epoch: number;
  /** False while installation was not asked: then changes are noted, but what was before them is not known. */
  isRead: boolean;
  usedAt: number;
}

export function knownMarketplace(id: string): KnownMarketplace {
  const spots = new Map<string, Known>();
  let wide = 0;
  let head: number | null = null;

  return {
    epochOf({ spots: parts }, at) {
      let epoch = wide;
      for (const { key } of parts) {
        const known = spots.get(key);
        if (!known?.isRead) return null;
        known.usedAt = at;
        epoch = Math.max(epoch, known.epoch);
      }
      return epoch;
    },
    question(page) {
      const unread = (page?.spots ?? []).filter(({ key }) => !spots.get(key)?.isRead);
      return { id, since: head, places: unread.map(({ spot }) => spot) };
    },
    take({ since, places }, told) {
      wide = Math.max(wide, told.wide);
      if (!told.changed) return false;
      // Who asked for no changes was told none: what came before is not known to be without them.
      if (since !== null || head === null) head = Math.max(head ?? 0, told.head);
      for (const [host, organization, workspace, epoch] of told.changed) {
        const known = spots.get(spotKey([host, organization, workspace]));
        if (known) known.epoch = Math.max(known.epoch, epoch);
      }
      // Asked about and not told: nothing has changed there yet. A word older than what is known by now is none.
      for (const spot of told.head < head ? [] : places) {
        const known = spots.get(spotKey(spot));
        if (known) known.isRead = true;
      }
      return true;
    },
    hear(key, epoch) {
      if (key === null) wide = Math.max(wide, epoch);
      else {
        const known = spots.get(key);
        if (known) known.epoch = Math.max(known.epoch, epoch);
      }
    },
    note({ spots: parts }, at) {
      for (const { key } of parts) {
        const known = spots.get(key);
        if (known) known.usedAt = at;
        else spots.set(key, { epoch: 0, isRead: false, usedAt: at });
      }
    },
    forget(before) {
      for (const [key, { usedAt }] of spots) if (usedAt < before) spots.delete(key);
    },
  };
}
