import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { done } from '../outcome.ts';
import { openSession } from '../session/open-session.ts';
import { visible } from '../terminal/visible.ts';
import { writeWanted } from '../write-file.ts';
import { defineCommand } from './command.ts';

export const attestation = defineCommand({
  name: 'attestation',
  summary: 'Fetch the proof of a release: SBOM, provenance, and its place in the marketplace’s log.',
  arguments: [['<release>', 'plugin and version, such as acme.chart@1.0.0']],
  options: [
    ['--out <file>', 'where to write it (default: print it)'],
    ['--earlier <file>', 'a checkpoint or bundle you kept; proves how the log grew since'],
  ],
  notes: 'guildhall verify checks it without a network.',
  input: z.object({ release: z.string(), out: z.string().optional(), earlier: z.string().optional() }),
  async act(cli, { release, out, earlier }) {
    const gateway = await openSession(cli);
    if (!gateway.ok) return gateway;
    // Loaded when asked for, as with verify.
    const { fetchAttestation } = await import('../verify/fetch-attestation.ts');
    const fetched = await fetchAttestation(gateway.value, release);
    if (!fetched.ok) return fetched;
    const { withGrowth } = await import('../verify/with-growth.ts');
    const bundle =
      earlier === undefined ? fetched : await withGrowth(gateway.value, fetched.value, cli.cwd, earlier);
    if (!bundle.ok) return bundle;
    const text = JSON.stringify(bundle.value, null, 2);
    if (out === undefined) return ok(done(text, bundle.value));
    const written = await writeWanted(cli.cwd, out, `${text}\n`);
    if (!written.ok) return written;
    const { index, size } = bundle.value.log;
    return ok(
      done(`Wrote ${visible(out)}: entry ${index} of ${size} in the log.`, { file: out, index, size }),
    );
  },
});
