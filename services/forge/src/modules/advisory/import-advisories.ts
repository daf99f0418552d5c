import { assertCan } from '@guildhall/authz';
import { conflict, invalid, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { AdvisoryImportRow, SkippedEntry } from './advisory.ts';
import { openDocuments, type Given } from './open-documents.ts';
import { MOST_ENTRIES, readEntries } from './read-entries.ts';
import { recheckVersions } from './recheck-versions.ts';

export interface NewAdvisories extends Given {
  expectedRev?: number | null | undefined;
}

export interface Imported {
  import: AdvisoryImportRow;
  skipped: SkippedEntry[];
  affectedVersions: number;
}

/** Written in one statement. */
const AT_ONCE = 1_000;
const MOST_NAMED = 100;

/** Takes in OSV entries and holds what is published against them at once. What cannot be read is named and left aside. */
export async function importAdvisories(ctx: Context, input: NewAdvisories): Promise<Result<Imported>> {
  assertCan(ctx.session, 'policy:write');
  const newest = await ctx.advisories.newestImport();
  const expected = asExpected('list of advisories', { rev: newest }, input);
  if (!expected.ok) return expected;
  const documents = await openDocuments(ctx, input);
  if (!documents.ok) return documents;
  const field = input.uploadId == null ? 'entries' : 'uploadId';
  const { entries, skipped } = readEntries(documents.value);
  if (entries.length === 0) return invalid(nothingUsable(skipped), field);
  if (entries.length > MOST_ENTRIES)
    return invalid(`These are ${entries.length} entries; import at most ${MOST_ENTRIES} at once.`, field);

  const known = await ctx.advisories.countKnown(entries.map(({ id }) => id));
  const row: AdvisoryImportRow = {
    number: newest + 1,
    at: ctx.now,
    actorId: ctx.session.actorId,
    added: entries.length - known,
    replaced: known,
    withdrawn: entries.filter(({ withdrawn }) => withdrawn).length,
    skipped: skipped.length,
  };
  if (!(await ctx.advisories.addImport(row)))
    return conflict('list of advisories', await ctx.advisories.newestImport());
  for (let at = 0; at < entries.length; at += AT_ONCE)
    await ctx.advisories.put(entries.slice(at, at + AT_ONCE), row.number, ctx.now);
  const affectedVersions = await recheckVersions(ctx, entries, row.number);
  const { number, added, replaced, withdrawn } = row;
  await ctx.audit.write({
    action: 'advisory.import',
    subject: { type: 'advisoryImport', id: String(number), rev: number },
    detail: { added, replaced, withdrawn, skipped: skipped.length, affectedVersions },
  });
  return ok({ import: row, skipped: skipped.slice(0, MOST_NAMED), affectedVersions });
}

function nothingUsable(skipped: readonly SkippedEntry[]): string {
  if (skipped.length === 0) return 'There is no OSV entry in it.';
  const named = skipped.slice(0, 5).map(({ source, reason }) => `${source}: ${reason}`);
  return `None of ${skipped.length} entries can be used. ${named.join(' ')}`;
}
