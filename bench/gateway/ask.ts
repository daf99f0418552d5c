import { z } from 'zod';
import type { Request } from './requests.ts';

const answer = z.object({ data: z.unknown().optional(), errors: z.unknown().optional() });

/** One answer as it came; Throws when it holds errors. */
export async function ask(
  port: number,
  { method, path, headers, body }: Request,
): Promise<{ data: unknown; text: string; etag: string }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { ...headers }, body });
  const text = await response.text();
  const { data, errors } = answer.parse(JSON.parse(text));
  if (errors !== undefined) throw new Error(`${method} ${path} was answered ${text.slice(0, 500)}`);
  return { data: data ?? null, text, etag: response.headers.get('etag') ?? '' };
}
