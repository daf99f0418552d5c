import type { Member } from './crew.ts';

/**
 * The executor whose VM is probably warm for this owner, unless all its threads are taken and another one has less to
 * do. Undefined while there is none.
 */
export function chooseMember(members: readonly Member[], owner: string, threads: number): Member | undefined {
  const able = members.filter(({ leaving }) => !leaving);
  const [favourite] = able.toSorted((a, b) => weight(owner, b) - weight(owner, a));
  if (!favourite || favourite.runs.size < threads) return favourite;
  return able.reduce((least, member) => (member.runs.size < least.runs.size ? member : least), favourite);
}

/** Rendezvous hashing: when one goes, only its owners move. */
function weight(owner: string, { executor }: Member): number {
  let hash = executor.pid | 0;
  for (let index = 0; index < owner.length; index += 1)
    hash = Math.imul(hash ^ owner.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
