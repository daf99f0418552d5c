import type { Result } from '@guildhall/kernel';
import type { ExitName } from '../exit-codes.ts';
import { failed, type Failure } from '../failure.ts';
import type { GraphqlErrors } from './answer-shape.ts';

interface Words {
  exit: ExitName;
  /** In place of what the server said. */
  said?: string;
  advice: string;
}

const BY_CODE: Readonly<Record<string, Words>> = {
  UNAUTHENTICATED: { exit: 'signIn', advice: 'Sign in with guildhall login.' },
  FORBIDDEN: { exit: 'signIn', advice: 'Ask an owner of the marketplace or of your publisher.' },
  BAD_USER_INPUT: { exit: 'usage', advice: '' },
  BAD_REQUEST: { exit: 'usage', advice: '' },
  NOT_FOUND: { exit: 'refused', advice: '' },
  // The server's own words are for programs, and speak of keys.
  SERVICE_UNAVAILABLE: {
    exit: 'server',
    said: 'A part of the marketplace does not answer just now.',
    advice: 'Run the same command again in a moment.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    exit: 'server',
    advice: 'The server and this version of guildhall do not fit. Update guildhall.',
  },
};
const BROKEN: Words = { exit: 'server', advice: 'Run the same command again in a moment.' };

/** A refusal of the whole request, in the server's words and with what to do. */
export function explainErrors(errors: GraphqlErrors, requestId: string | null): Result<never, Failure> {
  const first = errors.find(({ extensions }) => extensions?.code !== undefined) ?? errors[0];
  const code = first?.extensions?.code ?? 'INTERNAL_SERVER_ERROR';
  const { exit, advice, ...words } = Object.hasOwn(BY_CODE, code) ? (BY_CODE[code] ?? BROKEN) : BROKEN;
  const said = words.said ?? first?.message ?? 'The server gave no answer.';
  const reference = exit === 'server' && requestId ? ` (request ${requestId})` : '';
  return failed(exit, code, [`${said}${reference}`, advice].filter(Boolean).join(' '));
}
