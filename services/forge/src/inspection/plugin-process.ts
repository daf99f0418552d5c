import { constants, setPriority } from 'node:os';
import { analyzePlugin } from './analyze-plugin.ts';
import { analyzePackage } from './analyze-package.ts';
import { analyzeJob, buildJob } from './jobs.ts';
import { buildPlugin } from './build-plugin.ts';
import { request, type Request } from './job.ts';
import { packageJob } from './package-job.ts';
import { ruleJob, tryRule } from './try-rule.ts';

// Runs as a child process. It parses and joins what plugins sent; it never executes any of it.
process.on('message', (message) => {
  const asked = request.parse(message);
  const onFile = (file: string): void => {
    process.send?.({ id: asked.id, at: file });
  };
  work(asked, onFile).then(
    (outcome) => process.send?.({ id: asked.id, ok: true, outcome }),
    (error: unknown) => process.send?.({ id: asked.id, ok: false, error: String(error) }),
  );
});
// Whoever answers people and carries messages goes first: what takes a while anyway takes little longer for it.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// Without its parent there is nobody to work for.
process.on('disconnect', () => process.exit());

async function work({ kind, input }: Request, onFile: (file: string) => void): Promise<unknown> {
  if (kind === 'build') return buildPlugin(buildJob.input.parse(input));
  if (kind === 'package') return analyzePackage(packageJob.input.parse(input), onFile);
  if (kind === 'rule') return tryRule(ruleJob.input.parse(input));
  return analyzePlugin(analyzeJob.input.parse(input), onFile);
}
