import { z } from 'zod';

const answer = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.looseObject({ code: z.string() }).optional(),
      }),
    )
    .optional(),
});

export type Answer = z.infer<typeof answer> & { status: number; headers: Headers; ms: number };

export interface Asking {
  token: string;
  body: object;
  headers?: Record<string, string>;
}

/** One POST as it travels; whatever comes back is the answer, refusals included. */
export async function post(gateway: string, { token, body, headers = {} }: Asking): Promise<Answer> {
  const begun = performance.now();
  const response = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  });
  return read(response, begun);
}

/** One GET that names its document by hash. */
export async function getByHash(
  gateway: string,
  {
    token,
    hash,
    variables,
    etag,
  }: { token: string; hash: string; variables: object; etag?: string | undefined },
): Promise<Answer> {
  const begun = performance.now();
  const search = new URLSearchParams({ documentId: `sha256:${hash}`, variables: JSON.stringify(variables) });
  const response = await fetch(`${gateway}/graphql?${search.toString()}`, {
    headers: { authorization: `Bearer ${token}`, ...(etag !== undefined && { 'if-none-match': etag }) },
  });
  return read(response, begun);
}

async function read(response: Response, begun: number): Promise<Answer> {
  const text = await response.text();
  const body = text === '' ? {} : answer.parse(JSON.parse(text));
  return { ...body, status: response.status, headers: response.headers, ms: performance.now() - begun };
}

/** Sums of one of the gateway's counters, by the labels asked for. */
export async function metric(metricsUrl: string | null, name: string, labels = ''): Promise<number> {
  if (metricsUrl === null) throw new Error('this gateway tells no metrics');
  const text = await (await fetch(`${metricsUrl}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(name) && line.includes(labels))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
