import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBGRAPHS, type SubgraphName } from '@guildhall/schema';
import { COUNTED } from './counted.ts';
import { UNCHECKED } from './unchecked.ts';
import { DEAD_LETTERS, FEED, LOCKS, LOGS, PROJECTIONS, STANDINGS, UNLOGGED } from './where.ts';

const SERVICES = join(import.meta.dirname, '../../../../services');

/** All that the check asks a service's database. */
function questionsTo(service: SubgraphName): string {
  return [
    ...[...LOGS, ...STANDINGS, ...UNLOGGED]
      .filter((place) => place.service === service)
      .map(({ sql }) => sql),
    ...PROJECTIONS.map(({ owner }) => owner)
      .filter((owner) => owner.service === service)
      .map(({ sql }) => sql),
    ...PROJECTIONS.flatMap(({ kept }) => kept[service] ?? []),
    ...COUNTED.filter(({ services }) => services.includes(service)).map(({ sql }) => sql),
    DEAD_LETTERS,
    ...(service === 'installation' ? [LOCKS, FEED.applied] : []),
    ...(service === 'governance' ? [FEED.entries, FEED.heads] : []),
  ].join('\n');
}

function tablesIn(sql: string): Set<string> {
  return new Set([...sql.matchAll(/\b(?:FROM|JOIN) "?([a-z_]+)"?/g)].map(([, table = '']) => table));
}

function tablesOf(service: SubgraphName): string[] {
  const schema = readFileSync(join(SERVICES, service, 'prisma/schema.prisma'), 'utf8');
  return [...schema.matchAll(/@@map\("([a-z_]+)"\)/g)].map(([, table = '']) => table);
}

describe.each(SUBGRAPHS)('after a storm, of the tables of %s', (service) => {
  const looked = tablesIn(questionsTo(service));
  const excused = Object.keys(UNCHECKED[service]);

  it('each is looked into, or it says why not', () => {
    const forgotten = tablesOf(service).filter((table) => !looked.has(table) && !excused.includes(table));
    expect(forgotten).toEqual([]);
  });

  it('none is excused that is looked into, or is not there', () => {
    const tables = tablesOf(service);
    expect(excused.filter((table) => looked.has(table) || !tables.includes(table))).toEqual([]);
  });

  it('each excuse is a sentence', () => {
    expect(Object.values(UNCHECKED[service]).filter((reason) => reason.split(' ').length < 5)).toEqual([]);
  });
});
