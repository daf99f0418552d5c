import { spotKey, type PagePlace, type Spot } from './page-place.ts';
import type { EpochAnswer, EpochQuestion } from './read-epochs.ts';

/** Something that pages show has changed: at one place, or null where any page may show it. */
export interface EpochChange {
  readonly epoch: number;
  readonly place: Spot | null;
}

/** What this gateway knows of the changes of one marketplace. Numbers only grow, whatever comes late or twice. */
export interface KnownMarketplace {
  /** The epoch of a page there, at which somebody looks; null where its organization or workspace was never read. */
  epochOf(page: PagePlace, at: number): number | null;
  /** What to ask of installation to know of all changes, and of this page. */
  question(page?: PagePlace): EpochQuestion;
  /**
   * Takes an answer to a question, and gives what no notice had said of it before; null when the changes were too many, and
   * all that was known is to be forgotten.
   */
  take(asked: EpochQuestion, told: EpochAnswer): EpochChange[] | null;
  /** Takes a notice; false when a poll had told it before. */
  hear(change: EpochChange): boolean;
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
  /** Numbers beyond the head that were heard of. */
  const heard = new Set<number>();

  /** What whoever asked for the changes since the head has not heard of. Each change has a number of its own. */
  function newsIn({ since }: EpochQuestion, told: EpochAnswer): EpochChange[] {
    if (since === null || head === null) return [];
    const after = head;
    const changes: EpochChange[] = [{ epoch: told.wide, place: null }];
    for (const [host, organization, workspace, epoch] of told.changed ?? [])
      changes.push({ epoch, place: [host, organization, workspace] });
    return changes.filter(({ epoch }) => epoch > after && !heard.has(epoch));
  }

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
    take(asked, told) {
      const { since, places } = asked;
      wide = Math.max(wide, told.wide);
      if (!told.changed) return null;
      const news = newsIn(asked, told);
      // Who asked for no changes was told none: what came before is not known to be without them.
      if (since !== null || head === null) head = Math.max(head ?? 0, told.head);
      for (const epoch of heard) if (epoch <= head) heard.delete(epoch);
      for (const [host, organization, workspace, epoch] of told.changed) {
        const known = spots.get(spotKey([host, organization, workspace]));
        if (known) known.epoch = Math.max(known.epoch, epoch);
      }
      // Asked about and not told: nothing has changed there yet. A word older than what is known by now is none.
      for (const spot of told.head < head ? [] : places) {
        const known = spots.get(spotKey(spot));
        if (known) known.isRead = true;
      }
      return news;
    },
    hear({ epoch, place }) {
      if (place === null) wide = Math.max(wide, epoch);
      else {
        const known = spots.get(spotKey(place));
        if (known) known.epoch = Math.max(known.epoch, epoch);
      }
      if (head !== null && epoch <= head) return false;
      heard.add(epoch);
      return true;
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
