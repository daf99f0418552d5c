import { systemSession } from '@guildhall/authz';
import { PASSPORT_HEADER, type GrantPassport } from '@guildhall/service-runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { speak } from '../errors.ts';
import type { RateLimits } from '../traffic/rate-limits.ts';
import { reachService, refusalOf } from './ask-service.ts';

const MAX_BYTES = 128 * 1024;
const DEADLINE_MS = 10_000;
/** The marketplace in which the address is looked up, and 256 bits that nobody guesses. */
const TOKEN = /^([a-z]{2,8}_[0-9a-z]{1,40})\.[A-Za-z0-9_-]{43}$/;
/** About one connection only, or ours to say. */
const NOT_PASSED_ON =
  /^(host|connection|keep-alive|te|trailer|upgrade|expect|transfer-encoding|content-length|x-guildhall-.*)$/;

type Call = Pick<FastifyRequest<{ Params: { token: string } }>, 'id' | 'params' | 'headers' | 'body'>;

/** `POST /v1/hooks/:token`: what another system sends to a plugin's function. The address is the credential. */
export function serveWebhooks(
  app: FastifyInstance,
  {
    forgeUrl,
    grant,
    rates,
  }: { forgeUrl: string; grant: GrantPassport; rates: Pick<RateLimits, 'noteStranger'> },
): void {
  /** What forge answers; null when there is nothing at the address. `stranger` hears of a sender who is not proved. */
  async function pass(
    { id, params, headers, body }: Call,
    stranger: () => Promise<void>,
  ): Promise<{ status: number; text: string } | null> {
    const marketplaceId = TOKEN.exec(params.token)?.[1];
    if (marketplaceId === undefined) return null;
    const answer = await reachService(new URL('/hooks', forgeUrl), {
      method: 'POST',
      body: body instanceof Uint8Array ? body : null,
      headers: {
        'content-type': 'application/octet-stream',
        ...passedOn(headers),
        // In a header: addresses end up in logs.
        'x-guildhall-hook': params.token,
        'x-request-id': id,
        [PASSPORT_HEADER]: await grant(systemSession(marketplaceId, id), 'forge', ''),
      },
      headersTimeout: DEADLINE_MS,
      bodyTimeout: DEADLINE_MS,
    });
    if (answer.statusCode === 401) await stranger();
    if (answer.statusCode >= 400 && answer.statusCode !== 404) throw await refusalOf(answer);
    const text = await answer.body.text();
    return answer.statusCode === 404 ? null : { status: answer.statusCode, text };
  }

  void app.register((hooks, _options, done) => {
    hooks.removeAllContentTypeParsers();
    // Not read here: a signature over the body must still fit when forge checks it.
    hooks.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_request, body, parsed) => {
      parsed(null, body);
    });
    hooks.post<{ Params: { token: string } }>(
      '/v1/hooks/:token',
      { bodyLimit: MAX_BYTES },
      async (incoming, reply) => {
        // Whoever tries addresses or signatures is soon told to wait.
        const stranger = () => rates.noteStranger(incoming.ip, reply);
        const answer = await pass(incoming, stranger);
        if (answer) {
          const { status, text } = answer;
          return reply.code(status).type('application/json; charset=utf-8').send(text);
        }
        await stranger();
        throw speak(
          'NOT_FOUND',
          'There is no such webhook; its address may have been replaced. Ask whoever installed the plugin for the present one.',
          404,
        );
      },
    );
    done();
  });
}

function passedOn(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !NOT_PASSED_ON.test(name))
      .map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
}
