import type { Session } from '@guildhall/authz';
import { Kind, OperationTypeNode } from 'graphql';
import { parseDocument } from '../documents/parse-document.ts';
import { speak } from '../errors.ts';

/** Whether a session is that of a publishable key: every other key acts for a publisher. */
export function isVisitor({ actorKind, publisherId }: Pick<Session, 'actorKind' | 'publisherId'>): boolean {
  return actorKind === 'KEY' && publisherId === null;
}

/** Refuses a document of a visitor in which any operation does more than read. */
export function assertVisitorReads(query: string): void {
  if (!/mutation|subscription/.test(query)) return;
  const operations = parseDocument(query)?.definitions ?? [];
  const writes = operations.some(
    (node) => node.kind === Kind.OPERATION_DEFINITION && node.operation !== OperationTypeNode.QUERY,
  );
  if (writes)
    throw speak(
      'FORBIDDEN',
      'A publishable key reads the public catalog and changes nothing; sign in for this.',
      403,
    );
}
