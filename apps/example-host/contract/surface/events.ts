import type { SurfaceEvent } from '@guildhall/manifest';
import { detailsSchema, patchableDetails } from './contact-schema.ts';

/** What happens in the CRM that a plugin may hear of, or have a say in. */
export const events: readonly SurfaceEvent[] = [
  {
    name: 'contact.beforeSave',
    modes: ['observe', 'intercept'],
    payload: {
      type: 'object',
      properties: { id: { type: 'string' }, details: detailsSchema },
      required: ['id', 'details'],
    },
    // What was typed may be put right; the stage is a decision, and stays the person's.
    patch: { type: 'object', properties: { details: patchableDetails } },
    timeoutMs: 1500,
    permission: 'contacts:intercept',
  },
];
