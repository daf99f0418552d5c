import { serverAudits } from 'graphql-http';
import { deploy, type Deployed } from './deployment.ts';

/** The audits of GraphQL over HTTP, required and recommended alike, against the real gateway. */
let deployed: Deployed;

beforeAll(async () => {
  deployed = await deploy();
});
afterAll(() => deployed.close());

const audits = serverAudits({
  url: () => deployed.guildhall.graphql,
  fetchFn: (input: string, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${deployed.token('publisher')}`);
    return fetch(input, { ...init, headers });
  },
});

describe('GraphQL over HTTP', () => {
  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    if (result.status === 'ok') return;
    const { status, body } = await described(result.response);
    throw new Error(`${result.status}: ${result.reason} (HTTP ${status}, ${body})`);
  });
});

async function described(response: Response): Promise<{ status: number; body: string }> {
  const body = await response.text().catch(() => '');
  return { status: response.status, body: body.slice(0, 200) };
}
