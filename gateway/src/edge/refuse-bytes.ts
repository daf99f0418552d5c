import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Code } from '../error-codes.ts';
import type { Explain } from '../errors.ts';

interface Words {
  status: 400 | 408 | 431;
  message: string;
}

const NO_REQUEST: Words = {
  status: 400,
  message: 'These bytes are no HTTP request that can be read safely.',
};
const WORDS: Readonly<Record<string, Words>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'This request took too long to arrive; send it anew.' },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    message: 'The address and the headers of a request have 16 KB together; send less.',
  },
};

/**
 * Refuses what never became a request in the form of every other refusal, and closes the connection. Says nothing while
 * another answer is awaited on it: the refusal would be taken for that.
 */
export function refuseBytes(options: {
  explain: Explain;
  /** The answer to the last request on a connection, until it is written. */
  lastAnswer: (socket: Socket) => ServerResponse | null;
  onRefused: (code: Code) => void;
}): (error: Error & { code?: string }, socket: Socket) => void {
  const { explain, lastAnswer, onRefused } = options;
  return ({ code = '' }, socket) => {
    if (code === 'ECONNRESET' || socket.destroyed) return;
    onRefused('BAD_REQUEST');
    const last = lastAnswer(socket);
    if (socket.writable && (last === null || isAnswered(last, socket))) socket.write(refusal(code, explain));
    socket.destroy();
  };
}

/** Whether a refusal now answers the last request itself: it was arriving still, and nobody before it waits. */
function isAnswered({ req, headersSent, socket }: ServerResponse, on: Socket): boolean {
  return !req.complete && !headersSent && socket === on;
}

function refusal(code: string, explain: Explain): string {
  const { status, message } = WORDS[code] ?? NO_REQUEST;
  const requestId = randomUUID();
  const body = JSON.stringify({ errors: [{ message, extensions: explain('BAD_REQUEST', requestId) }] });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    '',
    body,
  ].join('\r\n');
}
