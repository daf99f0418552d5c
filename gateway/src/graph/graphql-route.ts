import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Admit } from '../admit.ts';
import { readAsked, type Asked } from '../documents/asked.ts';
import { assertTrusted } from '../documents/document-gate.ts';
import { unkeepable } from '../documents/keepable.ts';
import { tooDeep } from '../documents/nesting.ts';
import type { TrustedDocuments } from '../documents/trusted-documents.ts';
import type { Epochs } from '../hot/epochs.ts';
import { hotDocuments, type HotQuestion } from '../hot/hot-documents.ts';
import type { AtOnce } from '../hot/answer-at-once.ts';
import { assertVisitorReads, isVisitor } from '../identity/visitor.ts';
import type { HotPath } from '../hot/hot-path.ts';
import { snapshotKey } from '../hot/snapshot-key.ts';
import { sendSnapshot } from '../hot/send-snapshot.ts';
import { takeSnapshot } from '../hot/take-snapshot.ts';
import type { ViewCheck } from '../views/view-check.ts';
import { viewsOf, type View } from '../views/views.ts';
import { answerOf, fits, send, type Answer } from './answer.ts';
import { introspect } from './introspect.ts';
import { refuseForbiddenNames } from './forbidden-names.ts';
import type { Code } from '../error-codes.ts';
import { explainHere, shapeless, unacceptable, type Explain } from '../errors.ts';
import { unclearOperation } from './meant-operation.ts';
import { isAcceptable, mediaTypeFor } from './media-type.ts';
import { statusFor } from './status.ts';
import type { AnswerShort } from './short-answers.ts';
import type { GatewayContext } from './subgraph-client.ts';
import type { DocumentRules } from './valid-documents.ts';

interface GraphqlRoute {
  apollo: ApolloServer<GatewayContext>;
  documents: TrustedDocuments;
  documentMode: 'any' | 'trusted';
  views: () => ViewCheck;
  hot: HotPath;
  learn: AtOnce['learn'];
  epochs: Pick<Epochs, 'doubt'>;
  introspection: boolean;
  rules: DocumentRules;
  explain?: Explain;
  short: AnswerShort;
  admit: Admit;
}

/** `GET` and `POST /graphql`: known document, known caller, a view that names what it asks; then a snapshot or a plan. */
export function serveGraphql(app: FastifyInstance, route: GraphqlRoute): void {
  const {
    apollo,
    documents,
    documentMode,
    hot,
    epochs,
    introspection,
    rules,
    admit,
    explain = explainHere,
  } = route;
  const hotQuestion = hotDocuments();

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    async handler(request, reply) {
      const asked = readAsked(request, documents);
      if (asked) refuseForbiddenNames(asked.query);
      const { session } = await admit(request, reply);
      const context: GatewayContext = { session, trace: request.trace };
      if (!asked) throw shapeless();
      if (!isAcceptable(request.headers.accept)) throw unacceptable();
      if (asked.operationName) request.told.operation = asked.operationName.slice(0, 100);
      const wrong = tooDeep(asked) ?? unkeepable(asked);
      if (wrong) return refuse(request, reply, { problems: [wrong], code: wrong.code, explain });
      const seen = viewsOf(session);
      assertTrusted(asked, session, documentMode);
      if (isVisitor(session)) assertVisitorReads(asked.query);
      const problems = route.views().problems(seen, asked.hash, asked.query);
      if (problems.length > 0) return refuse(request, reply, { problems, explain });
      return answer(request, reply, { asked, context, seen });
    },
  });

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    { asked, context, seen }: { asked: Asked; context: GatewayContext; seen: readonly View[] },
  ): Promise<FastifyReply> {
    const schema = introspection ? introspect(asked, () => route.views().schemaOf(seen), rules) : null;
    if (schema && 'problems' in schema) return refuse(request, reply, { ...schema, explain });
    if (schema) return reply.type(mediaTypeFor(request.headers.accept)).send(JSON.stringify(schema.answer));
    const question = hotQuestion(asked, context.session.marketplaceId);
    if (question) return answerHot(request, reply, { asked, context, seen, question });
    const short = await route.short(asked, context, request);
    const unclear = short === null && unclearOperation(asked);
    if (unclear) return refuse(request, reply, { problems: [unclear], code: unclear.code, explain });
    const answered = short ?? (await answerOf(apollo, request, context, asked.body));
    // What went through here counts at the next question, before any notice of it arrives.
    if (asked.query.includes('mutation')) epochs.doubt(context.session.marketplaceId);
    return send(reply, answered);
  }

  async function answerHot(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      asked,
      context,
      seen,
      question,
    }: { asked: Asked; context: GatewayContext; seen: readonly View[]; question: HotQuestion },
  ): Promise<FastifyReply> {
    const own: { answer: Answer | null } = { answer: null };
    const found = hot.find(snapshotKey(asked, context.session), question.place, async () => {
      const filledAt = Date.now();
      own.answer = await answerOf(apollo, request, context, asked.body);
      return own.answer.status === 200 && fits(own.answer)
        ? takeSnapshot(own.answer.body, question.field, filledAt)
        : null;
    });
    const snapshot = found instanceof Promise ? await found : found;
    if (snapshot) {
      if (request.method === 'GET') route.learn(request.url, asked, seen);
      return sendSnapshot(request, reply, snapshot);
    }
    return send(reply, own.answer ?? (await answerOf(apollo, request, context, asked.body)));
  }
}

function refuse(
  { headers, id }: FastifyRequest,
  reply: FastifyReply,
  {
    problems,
    code = 'GRAPHQL_VALIDATION_FAILED',
    explain,
  }: { problems: readonly { message: string }[]; code?: Code; explain: Explain },
): FastifyReply {
  const errors = problems.map(({ message }) => ({ message, extensions: explain(code, id) }));
  const body = JSON.stringify({ errors });
  return reply
    .code(statusFor(headers.accept, 400, body))
    .type(mediaTypeFor(headers.accept))
    .send(body);
}
