import { permissionsOf, systemSession, type Session } from '@guildhall/authz';
import { readSupergraph } from '@guildhall/schema';
import { getNamedType, isCompositeType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { openGraph } from '../graph/open-graph.ts';
import { openMetrics } from '../telemetry/metrics.ts';
import { fieldTags, type FieldTags } from './field-tags.ts';
import { openViewCheck, type ViewCheck } from './view-check.ts';
import { viewsOf, type View } from './views.ts';

/** The graph as it is served, field by field: what its tags say is what the view check does. */
let api: GraphQLSchema;
let tags: FieldTags;
let check: ViewCheck;

beforeAll(async () => {
  const graph = openGraph(
    { executor: 'compiled', planner: 'hive' },
    {
      ...{ supergraphSdl: readSupergraph(), metrics: openMetrics(), log: pino({ level: 'silent' }) },
      send: () => Promise.reject(new Error('nobody is asked')),
    },
  );
  graph.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    api = apiSchema;
    tags = fieldTags(coreSupergraphSdl);
    check = openViewCheck(api, tags);
  });
  await graph.load();
  await graph.stop();
});

const scope = { host: 'crm', organization: 'acme' };
const CALLERS: [View, Session][] = [
  ['host', aSession({ actorKind: 'HOST_USER', scope, permissions: permissionsOf(['orgAdmin']) })],
  [
    'partner',
    aSession({ actorKind: 'KEY', publisherId: 'pub_1', permissions: permissionsOf(['publisherKey']) }),
  ],
];

describe.each(CALLERS)('a token of the %s view', (view, session) => {
  it('names no field that is tagged for others only, wherever it stands in the graph', () => {
    const others = fieldsTagged((tagged) => !tagged.includes(view));
    expect(others.length).toBeGreaterThan(30);
    const named = others.filter((place) => !isRefused(place));
    expect(named).toEqual([]);
  });

  it('names every field that is tagged for it', () => {
    const refused = fieldsTagged((tagged) => tagged.includes(view)).filter(isRefused);
    expect(refused).toEqual([]);
  });

  /** A fragment names a field of any type at once, however one would get there. */
  function isRefused(place: string): boolean {
    const [type = '', name = ''] = place.split('.');
    const fieldOf = api.getType(type);
    const field = isObjectType(fieldOf) ? fieldOf.getFields()[name] : undefined;
    if (!field) throw new Error(`the graph has no ${place}`);
    const query = `query { __typename } fragment named on ${type} { ${selection(field)} }`;
    return check.problems(viewsOf(session), query, query).length > 0;
  }
});

describe('the graph', () => {
  it('tags every field of its roots', () => {
    const roots = [api.getQueryType(), api.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((name) => `${type?.name ?? ''}.${name}`),
    );
    expect(roots.length).toBeGreaterThan(80);
    expect(roots.filter((place) => !tags.has(place))).toEqual([]);
  });

  it.each(['Query.installRules', 'Mutation.setInstallRule'])(
    'shows %s to staff, who alone may write a rule for every organization',
    (place) => {
      expect(tags.get(place)).toEqual(expect.arrayContaining(['host', 'ops']));
    },
  );

  it.each([
    ...['Version.decisions', 'Version.reviewCase', 'ReviewCase.lease', 'ReviewCase.messages'],
    ...['Publisher.trust', 'Publisher.members', 'Plugin.reach', 'TimelineEntry.actorName'],
    ...['Restriction.imposedBy', 'Restriction.propagation', 'Restriction.impact'],
  ])('keeps %s, what staff and publishers tell each other, from hosts', (place) => {
    expect(tags.get(place)).toContain('ops');
    expect(tags.get(place)).not.toContain('host');
  });

  it.each([
    'ReviewCase',
    'ReviewLease',
    'Decision',
    'Trust',
    'PublisherMember',
    'Policy',
    'AuditEntry',
    'ApiKey',
  ])('has no %s for hosts', (type) => {
    expect(api.getType(type)).toBeDefined();
    expect(check.schemaOf(['host']).getType(type)).toBeUndefined();
  });
});

function fieldsTagged(wanted: (tags: readonly string[]) => boolean): string[] {
  return [...tags].filter(([, tagged]) => wanted(tagged)).map(([place]) => place);
}

/** Without arguments: that some are missing is another rule's to say. */
function selection({ name, type }: GraphQLField<unknown, unknown>): string {
  return isCompositeType(getNamedType(type)) ? `${name} { __typename }` : name;
}

function aSession(changes: Partial<Session>): Session {
  return { ...systemSession('mkt_1', 'r'), ...changes };
}
