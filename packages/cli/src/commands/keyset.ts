import { z } from 'zod';
import { defineCommand } from './command.ts';

const files = z.array(z.string());

export const keyset = defineCommand({
  name: 'keyset',
  summary: 'Sign with a root key whose signatures a marketplace’s users are to believe.',
  options: [
    ['--root-key <file...>', 'PEM files of the roots that the keyset names and that sign it'],
    ['--previous <file>', 'the keyset before; its version rises by one and its roots must sign, too'],
    ['--old-root-key <file...>', 'roots of the previous keyset that are no longer named, but sign'],
    ['--threshold <count>', 'how many roots must sign (default: 1)'],
    ['--days <count>', 'how long it is valid (default: 365)'],
    ['--out <file>', 'where to write it'],
  ],
  notes: 'For operators. Keep root keys away from servers; make one with: openssl genpkey -algorithm ed25519',
  input: z.object({
    rootKey: files.default([]),
    previous: z.string().optional(),
    oldRootKey: files.default([]),
    threshold: z.coerce.number().int().positive().default(1),
    days: z.coerce.number().int().positive().default(365),
    out: z.string().optional(),
  }),
  async act(cli, given) {
    // Loaded when asked for, as with verify.
    const { writeKeyset } = await import('../verify/write-keyset.ts');
    return writeKeyset(cli, given);
  },
});
