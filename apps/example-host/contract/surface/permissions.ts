import type { SurfacePermission } from '@guildhall/manifest';

/** What a plugin may ask for, in the words that an administrator reads before agreeing. */
export const permissions: readonly SurfacePermission[] = [
  {
    name: 'contacts:read',
    title: 'Read the contact you are looking at',
    description:
      'See the name, company, e-mail address, phone number and activity of the contact on the screen.',
    sensitivity: 'low',
  },
  {
    name: 'contacts:list',
    title: 'Read your whole contact list',
    description:
      'See every contact in the CRM, not only the one on the screen, with its stage and expected revenue.',
    sensitivity: 'high',
  },
  {
    name: 'contacts:write',
    title: 'Add notes to contacts',
    description: 'Write notes into the activity of a contact. Everyone in your organization sees them.',
    sensitivity: 'high',
  },
  {
    name: 'contacts:intercept',
    title: 'Check a contact before it is saved',
    description:
      'See what is about to be saved, put right what was typed, and stop the save with a reason that is shown to you.',
    sensitivity: 'low',
  },
];
