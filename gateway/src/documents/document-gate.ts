import { speak } from '../errors.ts';
import type { View } from '../views/views.ts';
import type { Asked } from './asked.ts';

/**
 * In production a page sends only documents that it shipped with; developers and staff, who explore, may send their own.
 * A host's token or a stolen page can then not ask what nobody wrote.
 */
export function assertTrusted({ trusted }: Asked, views: readonly View[], mode: 'any' | 'trusted'): void {
  if (mode === 'any' || trusted || views.includes('partner')) return;
  throw speak(
    'DOCUMENT_NOT_TRUSTED',
    'This deployment runs only the documents that its clients ship; add yours to a manifest of trusted documents.',
    403,
  );
}
