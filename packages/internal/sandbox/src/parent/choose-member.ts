import type { Member } from './crew.ts';

/** Who wants to run. */
interface Guest {
  /** Whose warm VM would serve it. */
  readonly owner: string;
  /** A run of its installation had to be ended by force a moment ago. */
  readonly suspect: boolean;
}

/**
 * The executor for a run; undefined while there is none. Suspects are kept together, and others stay away from where they
 * are, as long as there is another executor: what a suspect takes along when it is ended is then its own kind.
 */
export function chooseMember(
  members: readonly Member[],
  { owner, suspect }: Guest,
  threads: number,
): Member | undefined {
  const able = members.filter(({ leaving }) => !leaving);
  if (suspect) return withSuspects(able, threads);
  const quiet = able.filter((member) => suspectsIn(member) === 0);
  return warmest(quiet.length > 0 ? quiet : able, owner, threads);
}

/** Where most of its kind are and a thread is free for it, else where the fewest would notice. */
function withSuspects(able: readonly Member[], threads: number): Member | undefined {
  const [fullest] = able
    .filter((member) => suspectsIn(member) > 0 && suspectsIn(member) < threads)
    .toSorted((a, b) => suspectsIn(b) - suspectsIn(a));
  return fullest ?? able.toSorted((a, b) => a.runs.size - b.runs.size)[0];
}

/** The executor whose VM is probably warm for this owner, unless all its threads are taken and another has less to do. */
function warmest(able: readonly Member[], owner: string, threads: number): Member | undefined {
  const [favourite] = able.toSorted((a, b) => weight(owner, b) - weight(owner, a));
  if (!favourite || favourite.runs.size < threads) return favourite;
  return able.reduce((least, member) => (member.runs.size < least.runs.size ? member : least), favourite);
}

function suspectsIn({ runs }: Member): number {
  return [...runs.values()].filter(({ suspect }) => suspect).length;
}

/** Rendezvous hashing: when one goes, only its owners move. */
function weight(owner: string, { executor }: Member): number {
  let hash = executor.pid | 0;
  for (let index = 0; index < owner.length; index += 1)
    hash = Math.imul(hash ^ owner.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
