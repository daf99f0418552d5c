import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result, type UserError } from '@guildhall/kernel';
import { indexAdvisories, type AdvisoryIndex } from './advisory.ts';
import { readZip } from './read-zip.ts';

const LIMITS = { entries: 500_000, bytes: 2_000_000_000 };

/** Reads advisories from an OSV export: a zip of JSON files, a folder of them, or one JSON file (also a list). */
export async function importOsv(path: string): Promise<Result<AdvisoryIndex>> {
  const found = await stat(path).catch(() => null);
  if (!found) return err(failure('NO_SUCH_FILE', `There is no OSV data at ${path}.`));
  if (found.isDirectory()) return ok(indexAdvisories(await fromFolder(path)));
  const read = readOsv(await readFile(path), path);
  return read.ok ? ok(indexAdvisories(read.value)) : read;
}

/** The documents in the bytes of an OSV export, unread; `name` is for the error. A zip's may stand for several files. */
export function readOsv(
  bytes: Buffer,
  name: string,
  limits = LIMITS,
): Result<(readonly [source: string, document: unknown])[]> {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const entries = readZip(bytes, limits);
    return entries.ok ? ok(entries.value.flatMap(([file, text]) => document(file, text))) : entries;
  }
  const documents = document(name.endsWith('.json') ? name : `${name}.json`, bytes.toString('utf8'));
  return documents.length > 0
    ? ok(documents)
    : err(failure('BAD_OSV', `${name} is neither JSON nor a zip of JSON files.`));
}

async function fromFolder(path: string): Promise<[string, unknown][]> {
  const names = (await readdir(path, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  const documents: [string, unknown][] = [];
  for (const name of names.slice(0, LIMITS.entries))
    documents.push(...document(name, await readFile(join(path, name), 'utf8')));
  return documents;
}

function document(name: string, text: string): [string, unknown][] {
  if (!name.endsWith('.json')) return [];
  try {
    return [[name, JSON.parse(text)]];
  } catch {
    return [];
  }
}

function failure(code: string, message: string): UserError {
  return { code, message };
}
