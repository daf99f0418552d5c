import type { ApiChange } from './api.ts';
import { isAbout, type Announcement } from './gate.ts';

export interface Release {
  readonly version: string;
  /** ISO date. */
  readonly day: string;
  readonly changes: readonly ApiChange[];
  readonly announced: readonly Announcement[];
}

const GROUPS: readonly [title: string, level: ApiChange['level']][] = [
  ['Breaking', 'breaking'],
  ['Mind', 'dangerous'],
  ['New and changed', 'other'],
];

/** What changed, in the order in which it hurts. */
export function section({ version, day, changes, announced }: Release): string {
  const added = new Set(
    changes.flatMap(({ type, path }) => (type === 'TYPE_ADDED' && path !== null ? [path] : [])),
  );
  const body = GROUPS.flatMap(([title, level]) => {
    const lines = changes
      .filter((change) => change.level === level && isNews(change, added))
      .map((change) => line(change, announced));
    return lines.length === 0 ? [] : [`### ${title}`, '', ...lines, ''];
  });
  return [`## ${version} (${day})`, '', ...body].join('\n');
}

/** The changelog with one more section, newest first. */
export function withSection(former: string | null, release: Release): string {
  const [title = '', ...rest] = (former ?? '# Changes of the API\n').split('\n');
  return [title, '', section(release), ...rest.slice(rest[0] === '' ? 1 : 0)].join('\n');
}

function line(change: ApiChange, announced: readonly Announcement[]): string {
  const told = announced.find((one) => isAbout(one, change));
  const whom = change.for === 'everyone' ? '' : ` (${change.for})`;
  return `- ${change.message}${whom}${told ? ` ${told.reason} Instead: ${told.instead}` : ''}`;
}

/** Not what only follows from a new type, and not what is said about a thing. */
function isNews({ type, path }: ApiChange, added: ReadonlySet<string>): boolean {
  const [owner = '', member] = (path ?? '').split('.');
  return !type.includes('DESCRIPTION') && (member === undefined || !added.has(owner));
}
