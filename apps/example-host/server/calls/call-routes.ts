import { answerCalls, type AnswerCallsOptions } from '@guildhall/host-sdk/calls';
import type { FastifyInstance } from 'fastify';
import { CALLS_PATH } from '../../contract/surface/calls-address.ts';

/** Where functions of plugins reach the CRM: Guildhall signs what it sends, and nothing unsigned comes further. */
export function callRoutes(app: FastifyInstance, options: AnswerCallsOptions): void {
  const answer = answerCalls(options);
  void app.register((calls, _options, done) => {
    // The signature is over the text as it came.
    calls.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, parsed) => {
      parsed(null, text);
    });
    calls.post<{ Body: string }>(CALLS_PATH, async (request, reply) => {
      const { authorization } = request.headers;
      const { status, body } = await answer({ authorization, body: request.body });
      return reply.code(status).type('application/json; charset=utf-8').send(body);
    });
    done();
  });
}
