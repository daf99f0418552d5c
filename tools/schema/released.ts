import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Api } from './api.ts';
import { announcements, type Announcement } from './gate.ts';

/** What the last release left behind, and what is announced since. */
export interface Released {
  /** Null before the first release. */
  readonly api: Api | null;
  readonly announced: readonly Announcement[];
  readonly changelog: string | null;
}

/** Views by `Type.field`, with spaces between. */
const tags = z.record(
  z.string(),
  z.string().transform((names) => names.split(' ')),
);

export function readReleased(folder: string): Released {
  const { api, tags: tagged, announced, changelog } = filesIn(folder);
  const sdl = read(api);
  return {
    api:
      sdl === null
        ? null
        : { sdl, tags: new Map(Object.entries(tags.parse(JSON.parse(read(tagged) ?? '')))) },
    announced: announcements.parse(JSON.parse(read(announced) ?? '[]')),
    changelog: read(changelog),
  };
}

/** Makes today's API the one to compare with; what was announced has happened. */
export function writeReleased(folder: string, today: Api, changelog: string): void {
  const files = filesIn(folder);
  writeFileSync(files.api, today.sdl);
  const tagged = Array.from(today.tags, ([field, names]) => [field, names.join(' ')] as const);
  writeFileSync(files.tags, `${JSON.stringify(Object.fromEntries(tagged), null, 2)}\n`);
  writeFileSync(files.changelog, changelog);
  writeFileSync(files.announced, '[]\n');
}

function filesIn(folder: string) {
  return {
    api: join(folder, 'api.graphql'),
    tags: join(folder, 'tags.json'),
    announced: join(folder, 'breaking-changes.json'),
    changelog: join(folder, 'CHANGELOG.md'),
  };
}

function read(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
