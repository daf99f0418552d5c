import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { watchIdle } from './idle-connections.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

describe('a connection on which nothing is asked', () => {
  it('is closed after so many looks, and not before', async () => {
    const { caller, ask, looks } = await aServer(3);
    await ask();
    looks(3);
    expect(caller.destroyed).toBe(false);
    looks(1);
    await once(caller, 'close');
  });

  it('is closed also where nothing was ever asked', async () => {
    const { caller, looks } = await aServer(1);
    looks(2);
    await once(caller, 'close');
    expect(caller.destroyed).toBe(true);
  });

  it('counts from the last answer on', async () => {
    const { caller, ask, looks } = await aServer(2);
    for (let time = 0; time < 4; time += 1) {
      await ask();
      looks(2);
    }
    expect(await ask()).toContain('200 OK');
    expect(caller.destroyed).toBe(false);
  });

  it('stays open however long an answer takes', async () => {
    const { caller, ask, looks, slow } = await aServer(1);
    const answer = ask('/slow');
    const response = await slow;
    looks(20);
    const closed = once(response, 'close');
    response.end('at last');
    expect(await answer).toContain('at last');
    await closed;
    looks(2);
    await once(caller, 'close');
  });
});

/** A server, one that is connected to it, and the looks that are taken at it. */
async function aServer(mostLooks: number) {
  const waiting = Promise.withResolvers<ServerResponse>();
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    idle.note(request, response);
    if (request.url === '/slow') waiting.resolve(response);
    else response.end('here');
  });
  const idle = watchIdle(server, { mostLooks });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A server that listens has such an address.
  const { port } = server.address() as AddressInfo;
  const connected = once(server, 'connection');
  const caller = connect(port, '127.0.0.1');
  await connected;
  closing.push(() => {
    caller.destroy();
    server.close();
    server.closeAllConnections();
  });
  return {
    caller,
    slow: waiting.promise,
    ask: (path = '/') => asked(caller, path),
    looks: (times: number) => {
      for (let look = 0; look < times; look += 1) idle.look();
    },
  };
}

async function asked(caller: Socket, path: string): Promise<string> {
  caller.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
  let heard = '';
  while (!/here|at last/.test(heard)) heard += String(await once(caller, 'data'));
  return heard;
}
