import type { HostCall, InvocationResult } from '../invocation.ts';
import { isList } from '../json.ts';
import { digestOf } from '../replay/recording.ts';
import type { NamedGolden } from './golden.ts';

/** What a golden invocation came to, as far as versions are held against each other. */
export interface GoldenOutcome {
  readonly name: string;
  /** How it ended; `gone` where the version has no such function. */
  readonly outcome: string;
  /** What it asked of the host, in order: the operation, and where a fetch went to. */
  readonly calls: readonly string[];
  /** Of what it returned. Why it did not is no part of it: such words name times and sizes. */
  readonly resultDigest: string;
}

/** A call in the words in which versions are compared: `storage.set`, `fetch POST https://api.example.com`. */
export function nameOfCall({ op, args }: Pick<HostCall, 'op' | 'args'>): string {
  if (op !== 'fetch' || typeof args !== 'object' || args === null || isList(args)) return op;
  const { url, method } = args;
  const origin = typeof url === 'string' ? (URL.parse(url)?.origin ?? 'nowhere') : 'nowhere';
  const verb = typeof method === 'string' ? method.toUpperCase() : 'GET';
  return `fetch ${verb.slice(0, 20)} ${origin.slice(0, 300)}`;
}

/** What a file says that its invocation came to. */
export function recordedOutcome({ name, golden }: NamedGolden): GoldenOutcome {
  const { outcome, calls, value } = golden;
  const resultDigest = digestOf(outcome === 'ok' ? (value ?? null) : null);
  return { name, outcome, calls: calls.map(nameOfCall), resultDigest };
}

export function ranOutcome(name: string, calls: readonly string[], result: InvocationResult): GoldenOutcome {
  const resultDigest = digestOf(result.outcome === 'ok' ? result.value : null);
  return { name, outcome: result.outcome, calls, resultDigest };
}

export function goneOutcome(name: string): GoldenOutcome {
  return { name, outcome: 'gone', calls: [], resultDigest: digestOf(null) };
}
