import { request as send } from 'node:http';
import { playOrigin, type PlayedOrigin } from '@guildhall/egress/development';
import { CALLS_ORIGIN, CALLS_PATH } from '@guildhall/example-host';

/**
 * Plays the address at which the example host answers functions, on this machine: what is sent there goes on to the example
 * host as it came, signature and all. Nothing else of this machine is reached that way.
 */
export function playExampleHost(url: string): Promise<PlayedOrigin> {
  const target = new URL(CALLS_PATH, url);
  return playOrigin(CALLS_ORIGIN, (request, response) => {
    if (request.url !== CALLS_PATH) {
      response.writeHead(404).end();
      return;
    }
    const { method = 'GET', headers: sent } = request;
    const { host: _name, ...headers } = sent;
    // No line is kept open: the example host ends without waiting for it.
    const onward = send(target, { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    request.pipe(onward);
  });
}
