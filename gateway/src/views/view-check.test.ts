import { systemSession, permissionsOf, type Role, type Session } from '@guildhall/authz';
import { buildSchema } from 'graphql';
import { fieldTags } from './field-tags.ts';
import { openViewCheck } from './view-check.ts';
import { viewsOf } from './views.ts';

const API = `
  type Query { open: Plugin @VIEWS(host partner ops) cases: [Case] @VIEWS(ops) mine: [Version] @VIEWS(partner) }
  type Plugin { id: ID notes: String @VIEWS(ops) }
  type Case { id: ID decidedBy: Person }
  type Person { name: String }
  type Version { id: ID }`;
const tagged = API.replaceAll(/@VIEWS\((.*?)\)/g, (_all, names: string) =>
  names
    .split(' ')
    .map((name) => `@tag(name: "${name}")`)
    .join(' '),
);
const check = openViewCheck(
  buildSchema(API.replaceAll(/@VIEWS\(.*?\)/g, '')),
  fieldTags(`directive @tag(name: String!) repeatable on FIELD_DEFINITION\n${tagged}`),
);
const problems = (query: string, ...views: Parameters<typeof check.problems>[0][number][]) =>
  check.problems(views, query, query).map(({ message }) => message);

describe('a view of the graph', () => {
  it('lets name what is tagged for it, or for nobody', () => {
    expect(problems('{ open { id } }', 'host')).toEqual([]);
    expect(problems('{ cases { decidedBy { name } } }', 'ops')).toEqual([]);
    expect(problems('{ open { notes } cases { id } mine { id } }', 'partner', 'ops')).toEqual([]);
  });

  it('answers for a hidden field as for one that never was', () => {
    const hidden = problems('{ cases { id } }', 'host');
    const never = problems('{ casez { id } }', 'host');
    expect(hidden).toEqual(['Cannot query field "cases" on type "Query".']);
    expect(never).toEqual(['Cannot query field "casez" on type "Query".']);
  });

  it('hides fields deep inside, and types that only hidden fields led to', () => {
    expect(problems('{ open { notes } }', 'host')).toEqual(['Cannot query field "notes" on type "Plugin".']);
    expect(problems('{ open { ... on Case { id } } }', 'host')).toEqual(['Unknown type "Case".']);
    expect(check.schemaOf(['host']).getType('Person')).toBeUndefined();
    expect(check.schemaOf(['ops']).getType('Person')).toBeDefined();
  });

  it('remembers a document for each view apart', () => {
    const query = '{ mine { id } }';
    expect(problems(query, 'partner')).toEqual([]);
    expect(problems(query, 'host')).toHaveLength(1);
    expect(problems(query, 'partner')).toEqual([]);
  });
});

describe('whoever calls', () => {
  const session = (changes: Partial<Session>, ...roles: Role[]): Session => ({
    ...systemSession('mkt_1', 'r'),
    actorKind: 'PERSON',
    permissions: permissionsOf(roles),
    ...changes,
  });
  const scope = { host: 'crm', organization: 'acme' };

  it.each<[string, Session, string[]]>([
    ['a user of a host sees the host view', session({ actorKind: 'HOST_USER', scope }, 'orgAdmin'), ['host']],
    [
      'a key sees the partner view',
      session({ actorKind: 'KEY', publisherId: 'pub_1' }, 'publisherKey'),
      ['partner'],
    ],
    ['a visitor sees the host view', session({ actorKind: 'KEY' }, 'visitor'), ['host']],
    ['a developer sees the partner view', session({}, 'member'), ['partner']],
    ['staff see ops beside it', session({}, 'owner'), ['partner', 'ops']],
    [
      'a person with a place in a host sees that too',
      session({ scope }, 'member', 'orgAdmin'),
      ['host', 'partner'],
    ],
    ['an operator sees ops', session({}, 'operator'), ['partner', 'ops']],
  ])('%s', (_name, who, views) => {
    expect(viewsOf(who)).toEqual(views);
  });

  it('cannot widen a host’s token by the permissions it holds', () => {
    expect(viewsOf(session({ actorKind: 'HOST_USER', scope }, 'owner'))).toEqual(['host']);
  });
});
