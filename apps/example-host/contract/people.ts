import { z } from 'zod';

/** Someone who can be signed in to the CRM, and what they may do there. */
export const person = z.object({
  id: z.string(),
  name: z.string(),
  organization: z.string(),
  role: z.enum(['orgAdmin', 'endUser']),
});

export type Person = z.infer<typeof person>;

/** The two people of the demo. A real host knows its people from its own sign-in. */
export const PEOPLE: readonly Person[] = [
  { id: 'ada', name: 'Ada Okafor', organization: 'fernhill', role: 'orgAdmin' },
  { id: 'ben', name: 'Ben Lindqvist', organization: 'fernhill', role: 'endUser' },
];

export const tokenRequest = z.object({
  user: z.string(),
  organization: z.string(),
  role: z.enum(['orgAdmin', 'endUser']),
});

export const mintedToken = z.object({ token: z.string(), expiresAt: z.iso.datetime() });
