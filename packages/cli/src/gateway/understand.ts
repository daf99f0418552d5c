import { jsonOf, ok, type Result } from '@guildhall/kernel';
import { failed, type Failure } from '../failure.ts';
import { answerShape } from './answer-shape.ts';
import { explainErrors } from './explain-errors.ts';
import type { Operation } from './operation.ts';
import type { Answer } from './persistent-fetch.ts';

/** What came back, as what was asked for, or why that is not there. */
export function understand<T>(
  url: string,
  { shape, subject }: Operation<T>,
  { body, status, requestId }: Answer,
): Result<T, Failure> {
  const read = answerShape.safeParse(jsonOf(body));
  if (!read.success) return noGuildhall(url, status);
  const { data, errors } = read.data;
  const shaped = shape.safeParse(data);
  if (errors.length > 0 && !(shaped.success && exists(subject(shaped.data))))
    return explainErrors(errors, requestId);
  if (shaped.success) return ok(shaped.data);
  const message = `${url} answered in a form this version of guildhall does not know. Update it.`;
  return failed('server', 'UNKNOWN_ANSWER', message);
}

function exists(subject: unknown): boolean {
  return subject !== null && subject !== undefined;
}

function noGuildhall(url: string, status: number): Result<never, Failure> {
  if (status >= 500) {
    const message = `${url} is having trouble (HTTP ${status}). Run the same command again in a moment.`;
    return failed('server', 'SERVICE_UNAVAILABLE', message);
  }
  const message = `${url} does not answer like a Guildhall gateway (HTTP ${status}). Check the address.`;
  return failed('server', 'NOT_A_GATEWAY', message);
}
