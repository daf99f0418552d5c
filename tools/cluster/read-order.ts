import { parseArgs } from 'node:util';
import { z } from 'zod';

export const USAGE = `usage: node tools/secrets.ts <folder> --postgres postgresql://host:5432 [--redis rediss://user:password@host:6379] [--namespace guildhall]
Writes secrets.json, for kubectl, and roles.sql, for psql. Without --redis, PostgreSQL carries the jobs, too.`;

const order = z.object({
  folder: z.string('Name a folder to write into.'),
  postgres: z.url({ protocol: /^postgres(ql)?$/, error: '--postgres is a URL: postgresql://host:5432' }),
  redis: z
    .url({ protocol: /^rediss?$/, error: '--redis is a URL: rediss://user:password@host:6379' })
    .optional(),
  namespace: z
    .string()
    .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, '--namespace is a name of lower-case letters'),
});
export type Order = z.infer<typeof order>;

/** What was asked for, or a sentence about what is wrong with it. */
export function readOrder(args: readonly string[]): Order | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        postgres: { type: 'string' },
        redis: { type: 'string' },
        namespace: { type: 'string', default: 'guildhall' },
      },
    });
    const read = order.safeParse({ ...values, folder: positionals[0] });
    return read.success ? read.data : read.error.issues.map(({ message }) => message).join('\n');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
