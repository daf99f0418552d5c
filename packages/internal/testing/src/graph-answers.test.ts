import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graphAnswers } from './graph-answers.ts';

const TOLD = `# HELP guildhall_http_request_seconds Answers by route, method and status class.
guildhall_http_request_seconds_count{route="/graphql",method="POST",status="2xx"} 40
guildhall_http_request_seconds_count{route="/graphql",method="GET",status="2xx"} 2
guildhall_http_request_seconds_count{route="/v1/feed",method="GET",status="2xx"} 100
guildhall_http_request_seconds_sum{route="/graphql",method="GET",status="2xx"} 9
# TYPE guildhall_uncompiled_total counter
`;

describe('what a gateway tells of its graph', () => {
  it('is how often it answered', async () => {
    expect(await told(200, TOLD)).toEqual({ answered: 42, uncompiled: 0 });
  });

  it('is how often it fell back, whatever the reason', async () => {
    const fallen = 'guildhall_uncompiled_total{reason="a"} 1\nguildhall_uncompiled_total{reason="b"} 2\n';
    expect(await told(200, TOLD + fallen)).toMatchObject({ uncompiled: 3 });
  });

  it('is never taken for nothing where nobody tells', async () => {
    await expect(told(404, '')).rejects.toThrow('404');
    await expect(graphAnswers(null)).rejects.toThrow('no metrics');
  });
});

async function told(status: number, text: string) {
  const server = createServer((_request, response) => response.writeHead(status).end(text));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    // A server that listens has such an address.
    return await graphAnswers((server.address() as AddressInfo).port);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
