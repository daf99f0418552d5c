import { ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import { visible } from '../terminal/visible.ts';
import type { Checked } from '../verify/checked.ts';
import { defineCommand } from './command.ts';

const input = z.object({
  artifact: z.string(),
  bundle: z.string().optional(),
  keyset: z.string().optional(),
  root: z.string().optional(),
  earlier: z.string().optional(),
  sigstore: z.string().optional(),
  trustedRoot: z.string().optional(),
  subject: z.string().optional(),
  issuer: z.string().optional(),
});
type Input = z.infer<typeof input>;

export const verify = defineCommand({
  name: 'verify',
  summary:
    'Check without a network where a file comes from: what built it, from which source, and who signed.',
  arguments: [['<artifact>', 'a code file of a release, or the tarball it was built from']],
  options: [
    ['--bundle <file>', 'what guildhall attestation wrote'],
    ['--keyset <file>', 'whose signatures to believe; a list of keysets leads from the first to the last'],
    ['--root <file>', 'a keyset you trusted before; the new one must follow from its roots'],
    ['--earlier <file>', 'a checkpoint or bundle you kept: the log must still hold all it held then'],
    ['--sigstore <file>', 'instead: a Sigstore bundle that the publisher brought'],
    ['--trusted-root <file>', 'Sigstore’s trusted_root.json'],
    ['--subject <text>', 'whom the Sigstore certificate must name, whole'],
    ['--issuer <url>', 'who must have vouched for them'],
  ],
  notes: 'Ends with 0 when every step holds, with 1 when one does not, with 2 when a file cannot be read.',
  input,
  async act(cli, given) {
    const checked = await check(cli, given);
    if (!checked.ok) return checked;
    const { steps } = checked.value;
    const { paint } = cli.terminal;
    const lines = steps.map(({ ok: fine, name, message }) => {
      const mark = fine ? paint('green', 'ok  ') : paint('red', 'FAIL');
      return `${mark} ${name.padEnd(10)} ${visible(message)}`;
    });
    const verdict = checked.value.ok
      ? paint('green', `${visible(given.artifact)} is verified.`)
      : paint(['red', 'bold'], `${visible(given.artifact)} is NOT verified.`);
    return ok({
      exit: checked.value.ok ? 'fine' : 'refused',
      document: { artifact: given.artifact, verified: checked.value.ok, steps },
      text: [...lines, verdict].join('\n'),
    });
  },
});

// Loaded when asked for: what checks signatures takes longer to load than other commands take to run.
async function check({ cwd }: Cli, given: Input): Promise<Result<Checked, Failure>> {
  const { artifact, bundle, keyset, root, earlier, sigstore, trustedRoot, subject, issuer } = given;
  if (sigstore !== undefined) {
    if (trustedRoot === undefined || subject === undefined || issuer === undefined)
      return failed('usage', 'USAGE', 'With --sigstore, say --trusted-root, --subject and --issuer, too.');
    const { checkSigstore } = await import('../verify/check-sigstore.ts');
    return checkSigstore(cwd, { artifact, sigstore, trustedRoot }, { subject, issuer });
  }
  if (bundle === undefined || keyset === undefined)
    return failed('usage', 'USAGE', 'Say --bundle and --keyset, or --sigstore with what it needs.');
  const { checkAttestation } = await import('../verify/check-attestation.ts');
  return checkAttestation(cwd, { artifact, bundle, keyset, root, earlier }, new Date());
}
