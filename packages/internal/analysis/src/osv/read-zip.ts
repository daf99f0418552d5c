import { inflateRawSync } from 'node:zlib';
import { err, ok, type Result } from '@guildhall/kernel';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** Reads a zip from memory by its central directory. Nothing is written; sizes are held against limits first. */
export function readZip(
  bytes: Buffer,
  limits: { entries: number; bytes: number },
): Result<[name: string, text: string][]> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END)
    return refused('The zip has no directory.');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  const found: [string, string][] = [];
  // A directory of 65,535 entries says that there are more; they are read as long as they follow each other.
  for (let index = 0; count === 0xffff || index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) break;
    if (index >= limits.entries) return refused(`The zip has more than ${limits.entries} entries.`);
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (name.endsWith('/')) continue;
    total += size;
    if (total > limits.bytes) return refused(`The zip holds more than ${limits.bytes} bytes.`);
    const text = contents(bytes, local, packed, size, method);
    if (text === null) return refused(`${name} in the zip is damaged.`);
    found.push([name, text]);
  }
  return ok(found);
}

function contents(bytes: Buffer, local: number, packed: number, size: number, method: number): string | null {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) return null;
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const raw = bytes.subarray(start, start + packed);
  if (raw.length !== packed) return null;
  if (method === 0) return raw.toString('utf8');
  if (method !== 8) return null;
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, size) }).toString('utf8');
  } catch {
    return null;
  }
}

function refused(message: string): Result<never> {
  return err({ code: 'BAD_ZIP', message });
}
