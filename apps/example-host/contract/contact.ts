import { z } from 'zod';

/** How far a contact has come with us, in the order in which it usually happens. */
export const STAGES = ['lead', 'qualified', 'customer', 'dormant'] as const;

export const activity = z.object({
  id: z.string(),
  kind: z.enum(['call', 'email', 'meeting', 'note']),
  text: z.string(),
  author: z.string(),
  at: z.iso.datetime(),
});

/** What a person may edit. The messages stand under the field, so they say what to do. */
export const contactDetails = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(80, 'Keep the name under 80 characters.'),
  title: z.string().trim().max(80, 'Keep the job title under 80 characters.'),
  company: z.string().trim().min(1, 'Enter a company.').max(80, 'Keep the company under 80 characters.'),
  email: z.email('Enter an e-mail address such as name@example.com.'),
  phone: z.string().trim().max(40, 'Keep the phone number under 40 characters.'),
  city: z.string().trim().max(60, 'Keep the city under 60 characters.'),
  stage: z.enum(STAGES),
});

export const contact = contactDetails.extend({
  id: z.string(),
  /** Expected revenue a year, in euros. */
  value: z.number(),
  owner: z.string(),
  lastTouch: z.iso.datetime(),
  activity: z.array(activity),
});

/** A row of the list. */
export const contactSummary = contact.omit({ activity: true });

/** One page of the list; `total` counts what the search found. */
export const contactPage = z.object({
  items: z.array(contactSummary),
  total: z.number(),
  page: z.number(),
  pages: z.number(),
});

export type Activity = z.infer<typeof activity>;
export type ContactDetails = z.infer<typeof contactDetails>;
export type Contact = z.infer<typeof contact>;
export type ContactPage = z.infer<typeof contactPage>;
export type ContactSummary = ContactPage['items'][number];
export type Stage = (typeof STAGES)[number];
