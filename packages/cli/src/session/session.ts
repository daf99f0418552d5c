import { z } from 'zod';

/** What `login` remembers. */
export const session = z.object({ gateway: z.url(), token: z.string().min(1) });
export type Session = z.infer<typeof session>;
