import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One frozen question: its text never changes, so that figures of different days may be compared. */
export interface Question {
  readonly name: string;
  readonly graph: 'guildhall' | 'products';
  /** Whose token asks it at a gateway's door; null where it is not put there. */
  readonly asks: 'host' | 'reviewer' | null;
  readonly query: string;
  /** Variables of the nth caller. */
  readonly variables: (caller: number) => Record<string, unknown>;
}

/** Callers that ask with variables of their own. */
export const CALLERS = 100;

export const QUESTIONS: readonly Question[] = [
  {
    name: 'ReviewQueue',
    graph: 'guildhall',
    asks: 'reviewer',
    query: read('review-queue'),
    variables: (caller) => ({ queue: `queue-${caller}`, first: 20 }),
  },
  // The public benchmark asks one and the same question, over and over.
  {
    name: 'UsersAndProducts',
    graph: 'products',
    asks: null,
    query: read('users-and-products'),
    variables: () => ({}),
  },
  {
    name: 'ResolveContributions',
    graph: 'guildhall',
    asks: 'host',
    query: read('resolve-contributions'),
    variables: (caller) => ({
      scope: { host: 'crm', organization: `org-${caller % 20}`, user: `user-${caller}` },
      extensionPoints: ['crm.contact.sidebar@1'],
    }),
  },
];

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, 'documents', `${name}.graphql`), 'utf8');
}
