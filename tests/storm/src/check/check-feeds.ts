import type { Evidence, Fault } from './evidence.ts';

/** The restriction feed counts 1, 2, 3 … to its head and installation has applied it all; epochs never go back. */
export function checkFeeds({ feeds, epochs }: Pick<Evidence, 'feeds' | 'epochs'>): Fault[] {
  const faults: Fault[] = [];
  for (const { marketplaceId, head, seqs, applied } of feeds) {
    const name = `feed of ${marketplaceId}`;
    const seen = new Set(seqs);
    if (seen.size < seqs.length) faults.push({ kind: 'doubled', what: `${name}: a number is there twice` });
    for (let seq = 1; seq <= head; seq++)
      if (!seen.has(seq)) faults.push({ kind: 'lost', what: `${name}: entry ${seq} of ${head} is missing` });
    if (seqs.some((seq) => seq > head))
      faults.push({ kind: 'diverged', what: `${name}: entries beyond its head` });
    if (applied !== head)
      faults.push({ kind: 'diverged', what: `${name}: ${head} entries, installation applied ${applied}` });
  }
  for (const [marketplaceId, seen] of epochs)
    if (seen.some((epoch, index) => epoch < (seen[index - 1] ?? 0)))
      faults.push({ kind: 'diverged', what: `epoch of ${marketplaceId} went back` });
  return faults;
}
