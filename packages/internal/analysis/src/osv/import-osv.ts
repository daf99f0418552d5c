import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, jsonOf, ok, type Result, type UserError } from '@guildhall/kernel';
import { indexAdvisories, type AdvisoryIndex } from './advisory.ts';
import { readZip } from './read-zip.ts';

const LIMITS = { entries: 500_000, bytes: 2_000_000_000 };

/**
 * Reads advisories from an OSV export: a zip of JSON files, a folder of them, or one JSON file (also a list). A place where
 * none can be read is refused: held against nothing, everything looks well.
 */
export async function importOsv(path: string): Promise<Result<AdvisoryIndex>> {
  const found = await stat(path).catch(() => null);
  if (!found) return err(failure('NO_SUCH_FILE', `There is no OSV data at ${path}.`));
  const read = found.isDirectory() ? ok(await fromFolder(path)) : readOsv(await readFile(path), path);
  if (!read.ok) return read;
  const index = indexAdvisories(read.value);
  const entries = read.value.flatMap(([, document]) => document);
  if (entries.length > index.skipped.length) return ok(index);
  const [bad] = index.skipped;
  const why = bad ? ` ${bad.source}: ${bad.reason}` : '';
  return err(failure('BAD_OSV', `There is no OSV entry at ${path}.${why}`));
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
  const text = bytes.toString('utf8');
  return jsonOf(text) === undefined
    ? err(failure('BAD_OSV', `${name} is neither JSON nor a zip of JSON files.`))
    : ok(document(name.endsWith('.json') ? name : `${name}.json`, text));
}

async function fromFolder(path: string): Promise<[string, unknown][]> {
  const names = (await readdir(path, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  const documents: [string, unknown][] = [];
  for (const name of names.slice(0, LIMITS.entries))
    documents.push(...document(name, await readFile(join(path, name), 'utf8')));
  return documents;
}

/** What is no JSON stays in, as nothing: it will be named among what could not be read. */
function document(name: string, text: string): [string, unknown][] {
  return name.endsWith('.json') ? [[name, jsonOf(text)]] : [];
}

function failure(code: string, message: string): UserError {
  return { code, message };
}
