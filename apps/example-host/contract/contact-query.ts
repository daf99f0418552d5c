import { z } from 'zod';

export const SORTS = ['name', 'company', 'value', 'lastTouch'] as const;

/** What the contacts list can be asked for; the same words stand in the page's own address. */
export const contactQuery = z.object({
  search: z.string().trim().max(100).catch('').default(''),
  stage: z.enum(['all', 'lead', 'qualified', 'customer', 'dormant']).catch('all').default('all'),
  sort: z.enum(SORTS).catch('name').default('name'),
  direction: z.enum(['asc', 'desc']).catch('asc').default('asc'),
  page: z.coerce.number().int().min(1).catch(1).default(1),
});

export type ContactQuery = z.infer<typeof contactQuery>;
