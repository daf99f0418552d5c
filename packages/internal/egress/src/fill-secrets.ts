import { err, ok, type Result } from '@guildhall/kernel';
import { isHeaderValue } from './check-headers.ts';
import { egressError, type EgressError } from './egress-error.ts';
import { covers, type OriginPattern } from './origins.ts';

/** A value that a plugin uses and never sees. */
export interface KnownSecret {
  readonly value: string;
  /** Where it may be sent. */
  readonly origins: readonly OriginPattern[];
}

const PLACEHOLDER = /\{\{secret:([^{}]*)\}\}/g;
/** Shorter values could not be blotted out of an answer without destroying it. */
const SHORTEST = 8;

/** What is never sent need not be looked for in answers. */
export function isUsable({ value }: KnownSecret): boolean {
  return value.length >= SHORTEST && isHeaderValue(value);
}

/** Puts secrets where the headers say `{{secret:NAME}}`, provided that they may be sent to this address. */
export function fillSecrets(
  headers: Readonly<Record<string, string>>,
  secrets: ReadonlyMap<string, KnownSecret>,
  url: URL,
): Result<Record<string, string>, EgressError> {
  const filled: Record<string, string> = {};
  for (const [header, text] of Object.entries(headers)) {
    for (const [, name = ''] of text.matchAll(PLACEHOLDER)) {
      const problem = problemOf(name, secrets.get(name), url);
      if (problem) return err(problem);
    }
    filled[header] = text.replaceAll(PLACEHOLDER, (_all, name: string) => secrets.get(name)?.value ?? '');
  }
  return ok(filled);
}

function problemOf(name: string, secret: KnownSecret | undefined, url: URL): EgressError | null {
  const quoted = `"${name.slice(0, 64)}"`;
  if (!secret) return egressError('SECRET_UNKNOWN', `It is called ${quoted} here.`);
  if (!secret.origins.some((origin) => covers(origin, url))) {
    return egressError('SECRET_NOT_FOR_ORIGIN', `${quoted} is not meant for ${url.origin}.`);
  }
  if (isUsable(secret)) return null;
  return egressError('SECRET_UNUSABLE', `${quoted} is not ${SHORTEST} or more characters of visible ASCII.`);
}
