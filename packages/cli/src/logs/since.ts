import { z } from 'zod';

const MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const ASK = 'has to be an instant such as 2026-01-31T08:00:00Z, or how long ago, such as 90s, 15m, 2h or 1d';

/** `15m` ago, or an instant. */
export const since = z
  .string()
  .transform((text, context): Date => {
    const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
    if (count !== undefined && unit !== undefined)
      return new Date(Date.now() - Number(count) * (MS[unit] ?? 0));
    const instant = /^\d{4}-\d\d-\d\d/.test(text) ? new Date(text) : null;
    if (instant && !Number.isNaN(instant.getTime())) return instant;
    context.addIssue({ code: 'custom', message: ASK });
    return z.NEVER;
  })
  .optional();
