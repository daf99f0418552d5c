// What changed in the API since its last release. `--check` fails on a breaking change that nobody announced; `--release`
// writes the changelog and makes today's API the one to compare with.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { z } from 'zod';
import { readSubgraph, SUBGRAPHS } from '../schema/read.ts';

const folder = join(import.meta.dirname, '..', 'schema', 'released');
const files = {
  api: join(folder, 'api.graphql'),
  announced: join(folder, 'breaking-changes.json'),
  changelog: join(folder, 'CHANGELOG.md'),
};

/** Breaking changes that are meant: by the path that breaks, with why and what clients do instead. */
const announcements = z.array(
  z.strictObject({ path: z.string(), reason: z.string().min(20), instead: z.string().min(5) }),
);

const today = currentApi();
const released = existsSync(files.api) ? readFileSync(files.api, 'utf8') : today;
const announced = announcements.parse(JSON.parse(readFileSync(files.announced, 'utf8')));
const changes = await diff(buildSchema(released), buildSchema(today));
const addedTypes = new Set(
  changes.flatMap(({ type, path }) => (type === 'TYPE_ADDED' && path ? [path] : [])),
);

const unannounced = changes.filter(
  (change) => isBreaking(change) && !announced.some(({ path }) => path === change.path),
);

if (unannounced.length > 0) {
  const lines = unannounced.map(({ path, message }) => `  ${path ?? 'the schema'}: ${message}`);
  throw new Error(
    `The API breaks for clients of the last release:\n${lines.join('\n')}\nKeep it, or announce each in schema/released/breaking-changes.json with a path, a reason and what to do instead.`,
  );
}
if (process.argv.includes('--release')) {
  const [, version = ''] = /--version[= ](\S+)/.exec(process.argv.join(' ')) ?? [];
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error('say which release: --version 1.2.0');
  const former = existsSync(files.changelog)
    ? readFileSync(files.changelog, 'utf8')
    : '# Changes of the API\n';
  const [title = '', ...rest] = former.split('\n');
  writeFileSync(
    files.changelog,
    [title, '', section(version), ...rest.slice(rest[0] === '' ? 1 : 0)].join('\n'),
  );
  writeFileSync(files.api, today);
  writeFileSync(files.announced, '[]\n');
} else if (!process.argv.includes('--check')) {
  console.log(changes.length === 0 ? 'The API is as released.' : section('unreleased'));
}

function currentApi(): string {
  const { publicSdl, errors } = composeServices(
    SUBGRAPHS.map((name) => ({ name, typeDefs: readSubgraph(name), url: `http://${name}.invalid/graphql` })),
  );
  if (!publicSdl) throw new Error((errors ?? []).map(String).join('\n'));
  return `${printSchema(lexicographicSortSchema(buildSchema(publicSdl)))}\n`;
}

function section(version: string): string {
  const groups: [title: string, level: CriticalityLevel][] = [
    ['Breaking', CriticalityLevel.Breaking],
    ['Mind', CriticalityLevel.Dangerous],
    ['New and changed', CriticalityLevel.NonBreaking],
  ];
  const day = new Date().toISOString().slice(0, 10);
  const body = groups.flatMap(([title, level]) => {
    const lines = changes
      .filter(({ criticality }) => criticality.level === level)
      .filter(isNews)
      .map(line);
    return lines.length === 0 ? [] : [`### ${title}`, '', ...lines, ''];
  });
  return [`## ${version} (${day})`, '', ...body].join('\n');
}

function line({ path, message }: Change): string {
  const told = announced.find((one) => one.path === path);
  return `- ${message}${told ? ` ${told.reason} Instead: ${told.instead}` : ''}`;
}

/** Not what only follows from a new type, and not what is said about a thing. */
function isNews({ type, path }: { type: string; path?: string | undefined }): boolean {
  const [owner = '', member] = (path ?? '').split('.');
  return !type.includes('DESCRIPTION') && (member === undefined || !addedTypes.has(owner));
}

function isBreaking({ criticality }: Change): boolean {
  return criticality.level === CriticalityLevel.Breaking;
}
