import { CALLS_ORIGIN, CALLS_PATH } from '@guildhall/example-host';
import { developmentEgress } from '@guildhall/egress/development';
import { serve } from '@guildhall/egress/testing';
import { playExampleHost } from './play-example-host.ts';

const URL_OF_CALLS = CALLS_ORIGIN + CALLS_PATH;

describe('the played address of the example host', () => {
  it('hands on what is sent to it as it came, and the answer back', async () => {
    await using host = await serve((request, response) => {
      response.writeHead(422, { 'content-type': 'application/json' });
      request.pipe(response);
    });
    const played = await playExampleHost(`http://127.0.0.1:${host.port}`);
    try {
      const way = developmentEgress({ allow: [CALLS_ORIGIN] }, [played]);
      const headers = { authorization: 'Bearer a.b.c', 'content-type': 'application/json' };
      const asked = { url: URL_OF_CALLS, method: 'POST', headers, body: '{"name":"ä"}' };
      expect(await way.fetch(asked)).toMatchObject({ value: { status: 422, body: '{"name":"ä"}' } });
      expect(host.requests[0]).toMatchObject({ url: CALLS_PATH, headers: { authorization: 'Bearer a.b.c' } });
    } finally {
      await played.close();
    }
  });

  it.each(['/', `${CALLS_PATH}/..`, '//127.0.0.1/', `${CALLS_PATH}?more`])(
    'leads to nothing else on this machine: %s',
    async (path) => {
      await using host = await serve((_request, response) => response.end());
      const played = await playExampleHost(`http://127.0.0.1:${host.port}`);
      try {
        const way = developmentEgress({ allow: [CALLS_ORIGIN] }, [played]);
        expect(await way.fetch({ url: CALLS_ORIGIN + path })).toMatchObject({ value: { status: 404 } });
        expect(host.requests).toEqual([]);
      } finally {
        await played.close();
      }
    },
  );

  it('says that nobody is there while the example host is away', async () => {
    const host = await serve((_request, response) => response.end());
    const played = await playExampleHost(`http://127.0.0.1:${host.port}`);
    await host[Symbol.asyncDispose]();
    try {
      const way = developmentEgress({ allow: [CALLS_ORIGIN] }, [played]);
      expect(await way.fetch({ url: URL_OF_CALLS })).toMatchObject({ value: { status: 502 } });
    } finally {
      await played.close();
    }
  });
});
