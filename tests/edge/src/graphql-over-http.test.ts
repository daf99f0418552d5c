import { serverAudits } from 'graphql-http';
import { shared } from './deployment.ts';

/** The audits of GraphQL over HTTP, required and recommended alike, against the real gateway. */
const deployed = shared();

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
    const why = result.status === 'ok' ? null : `${result.reason}: ${await described(result.response)}`;
    expect({ status: result.status, why }).toEqual({ status: 'ok', why: null });
  });
});

async function described(response: Response): Promise<string> {
  const body = await response.text().catch(() => '');
  return `HTTP ${response.status} ${body.slice(0, 200)}`;
}
