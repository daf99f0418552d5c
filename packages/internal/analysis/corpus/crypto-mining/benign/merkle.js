// surroundings: tooltip
import { createHash } from 'node:crypto';
const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
export const root = (leaves) => {
  let level = leaves.map((leaf) => sha(leaf));
  while (level.length > 1) level = level.flatMap((_, at) => (at % 2 ? [] : [sha(level[at], level[at + 1] ?? level[at])]));
  return level[0];
};
