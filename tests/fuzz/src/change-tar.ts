import type { Random } from './random.ts';

const BLOCK = 512;
/** Where the parts of a header stand, by ustar: offset and length. */
const FIELDS = {
  name: [0, 100],
  mode: [100, 8],
  size: [124, 12],
  type: [156, 1],
  link: [157, 100],
  magic: [257, 8],
  prefix: [345, 155],
} as const;
const SUM = [148, 8] as const;
const TYPES = '01234567xgLKSDNV\0';
const NAMES = [
  'package/../../etc/passwd',
  '/etc/passwd',
  'package/a\\b',
  'package//a',
  'package/A',
  'package/a\u202eb',
  'C:/x',
  'other/a.ts',
  'package/plugin.json',
  'package/src/',
];
const SIZES = ['00000000000', '77777777777', '00000001000', '-0000000001', '0000000000x', '00040000000'];

/** Blocks of a tar archive cut, doubled, swapped and rewritten; a rewritten header gets the sum that belongs to it. */
export function changeTar(tar: Buffer, other: Buffer, random: Random): Buffer {
  let changed: Buffer = Buffer.from(tar);
  for (let times = 1 + random.below(3); times > 0; times -= 1) changed = changeOnce(changed, other, random);
  return changed;
}

function changeOnce(tar: Buffer, other: Buffer, random: Random): Buffer {
  const headers = headersOf(tar);
  if (headers.length === 0) return Buffer.concat([other, tar]);
  const header = random.of(headers);
  const blocks = Math.max(1, Math.floor(tar.length / BLOCK));
  switch (random.below(8)) {
    case 0:
      return tar.subarray(0, random.below(tar.length));
    case 1: {
      const [from, count] = [random.below(blocks) * BLOCK, (1 + random.below(3)) * BLOCK];
      return Buffer.concat([tar.subarray(0, from), tar.subarray(from + count)]);
    }
    case 2: {
      const [from, count] = [random.below(blocks) * BLOCK, (1 + random.below(4)) * BLOCK];
      return Buffer.concat([tar.subarray(0, from + count), tar.subarray(from)]);
    }
    case 3:
      return Buffer.concat([
        tar.subarray(0, header),
        other.subarray(0, random.below(4) * BLOCK),
        tar.subarray(header),
      ]);
    case 4:
      tar[random.below(tar.length)] = random.below(256);
      return tar;
    default:
      rewrite(tar.subarray(header, header + BLOCK), random);
      return tar;
  }
}

function rewrite(header: Buffer, random: Random): void {
  const field = random.of(Object.keys(FIELDS).filter((name) => name in FIELDS));
  const [at, length] = Object.entries(FIELDS).find(([name]) => name === field)?.[1] ?? FIELDS.name;
  const place = header.subarray(at, at + length);
  if (field === 'type') place.write(TYPES.charAt(random.below(TYPES.length)), 'latin1');
  else if (field === 'size' && random.percent(70)) place.write(random.of(SIZES), 'latin1');
  else if (field === 'name' && random.percent(70)) {
    place.fill(0);
    place.write(random.of(NAMES), 'utf8');
  } else place[random.below(length)] = random.below(256);
  if (random.percent(95)) seal(header);
}

/** Writes the sum of a header's bytes, its own place counted as blanks: without it nobody reads further. */
function seal(header: Buffer): void {
  const [at, length] = SUM;
  header.fill(' ', at, at + length);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, at, 'latin1');
}

/** Where entries begin: their magic word stands there. */
function headersOf(tar: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at + BLOCK <= tar.length; at += BLOCK)
    if (tar.toString('latin1', at + 257, at + 262) === 'ustar') found.push(at);
  return found;
}
