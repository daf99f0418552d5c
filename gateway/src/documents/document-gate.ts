import { can, type Session } from '@guildhall/authz';
import { speak } from '../errors.ts';
import type { Asked } from './asked.ts';

/**
 * In production everybody sends only documents that a client ships, so that a host's token, a key or a stolen page cannot
 * ask what nobody wrote. Whoever explores holds `documents:free`, which roles give: developer, owner, operator.
 */
export function assertTrusted({ trusted }: Asked, session: Session, mode: 'any' | 'trusted'): void {
  if (mode === 'any' || trusted || can(session, 'documents:free')) return;
  throw speak(
    'DOCUMENT_NOT_TRUSTED',
    'This deployment runs only the documents that its clients ship; add yours to a manifest of trusted documents, or ask with the role developer.',
    403,
  );
}
