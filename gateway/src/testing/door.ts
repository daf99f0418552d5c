import { createHash } from 'node:crypto';
import { isRole, permissionsOf, systemSession, type Role, type Session } from '@guildhall/authz';
import { readSupergraph } from '@guildhall/schema';
import fastify from 'fastify';
import { pino } from 'pino';
import { answerErrors } from '../edge/http-errors.ts';
import { serveGraphql } from '../graph/graphql-route.ts';
import { documentLimits } from '../graph/limits.ts';
import { openApollo } from '../graph/open-apollo.ts';
import { openGraph } from '../graph/open-graph.ts';
import { shortAnswers } from '../graph/short-answers.ts';
import { openMetrics } from '../telemetry/metrics.ts';
import { observeRequests } from '../telemetry/observe-requests.ts';
import { fieldTags } from '../views/field-tags.ts';
import { openViewCheck } from '../views/view-check.ts';

/** Who knocks: a user of a host, a person of the marketplace with these roles, or a key. */
type Knocker = 'hostUser' | 'key' | Role;

/** What subgraphs answer, by service; what is not named answers nothing. */
type Answers = Readonly<Record<string, object>>;

/** The route of the graph as it is served, with all that judges documents, before subgraphs that note what reaches them. */
export async function aDoor({
  shipped = [],
  documentMode = 'trusted',
  introspection = false,
  answers = {},
}: {
  shipped?: readonly string[];
  documentMode?: 'any' | 'trusted';
  introspection?: boolean;
  answers?: Answers;
} = {}) {
  const log = pino({ level: 'silent' });
  const metrics = openMetrics();
  const reached: string[] = [];
  const doubted: string[] = [];
  const supergraphSdl = readSupergraph();
  const graph = openGraph(
    { executor: 'compiled', planner: 'hive' },
    {
      ...{ supergraphSdl, metrics, log },
      send(request) {
        reached.push(request.service);
        return Promise.resolve(JSON.stringify(answers[request.service] ?? { data: null }));
      },
    },
  );
  let views: ReturnType<typeof openViewCheck> | null = null;
  graph.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    views = openViewCheck(apiSchema, fieldTags(coreSupergraphSdl));
  });
  const limits = documentLimits();
  const apollo = openApollo(graph, { introspection, limits, plugins: [] });
  await apollo.start();
  const texts = new Map(shipped.map((text) => [hashOf(text), text]));
  const app = fastify();
  answerErrors(app, metrics);
  observeRequests(app, () => undefined);
  serveGraphql(app, {
    ...{ apollo, documentMode, introspection, rules: limits },
    documents: { find: (hash) => texts.get(hash) ?? null, all: () => [...texts.values()] },
    views() {
      if (!views) throw new Error('the graph is not loaded');
      return views;
    },
    hot: { find: (_key, _marketplaceId, fill) => fill(), look: () => null },
    epochs: { doubt: (marketplaceId) => void doubted.push(marketplaceId) },
    learn: () => undefined,
    short: shortAnswers(graph, limits),
    admit: (request) =>
      Promise.resolve({
        session: sessionOf(String(request.headers['x-knocker']), request.id),
        expiresAt: null,
        origins: null,
      }),
  });
  const knock = async (as: Knocker, request: { body: unknown } | { search: string }) => {
    const headers = { 'x-knocker': as, authorization: 'Bearer x' };
    const json = { ...headers, 'content-type': 'application/json' };
    const answer = await ('body' in request
      ? app.inject({ method: 'POST', url: '/graphql', headers: json, payload: JSON.stringify(request.body) })
      : app.inject({ method: 'GET', url: `/graphql?${request.search}`, headers }));
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<AnswerBody>() };
  };
  return {
    ...{ knock, reached, doubted },
    async close() {
      await app.close();
      await apollo.stop();
    },
  };
}

interface AnswerBody {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function roleOf(word: string): Role {
  if (!isRole(word)) throw new Error(`nobody has the role ${word}`);
  return word;
}

function sessionOf(knocker: string, requestId: string): Session {
  const nobody = systemSession('mkt_1', requestId);
  const scope = { host: 'crm', organization: 'acme' };
  if (knocker === 'hostUser')
    return { ...nobody, actorKind: 'HOST_USER', scope, permissions: permissionsOf(['orgAdmin']) };
  if (knocker === 'key')
    return {
      ...nobody,
      actorKind: 'KEY',
      publisherId: 'pub_1',
      permissions: permissionsOf(['publisherKey']),
    };
  return { ...nobody, actorKind: 'PERSON', permissions: permissionsOf(['member', roleOf(knocker)]) };
}
