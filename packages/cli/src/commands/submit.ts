import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import { done, type Outcome } from '../outcome.ts';
import { requireProject } from '../project/open-project.ts';
import { standingLines } from '../report/version-lines.ts';
import { openSession } from '../session/open-session.ts';
import { openTrustedSession } from '../session/open-trusted-session.ts';
import { submitProject } from '../submit/submit-project.ts';
import { tellProgress } from '../submit/tell-progress.ts';
import { waitForVersion } from '../submit/wait-for-version.ts';
import type { Version } from '../submit/version-fields.ts';
import type { ExitName } from '../exit-codes.ts';
import type { Paint } from '../terminal/paint.ts';
import { untilInterrupted } from '../terminal/until-interrupted.ts';
import { readJson } from '../verify/read-json-file.ts';
import { defineCommand } from './command.ts';

export const submit = defineCommand({
  name: 'submit',
  summary: 'Send a plugin project to the marketplace: pack it, upload it, hand it to the checks.',
  arguments: [['[dir]', 'the project (default: here)']],
  options: [
    ['--channel <name>', 'where it is published (default: stable)'],
    ['--manual', 'do not publish it when it is approved; guildhall publish does'],
    [
      '--bundle <file>',
      'a Sigstore bundle about what guildhall pack writes, for policies to see who signed it',
    ],
    ['--wait', 'follow it until it is published, refused or needs a person'],
    ['--timeout <seconds>', 'how long to wait at most (default: 600)'],
    ['--trusted-token-env <name>', 'for builds: exchange the OIDC token in this variable, in place of a key'],
    ['--marketplace <id>', 'with --trusted-token-env: the marketplace (mkt_…)'],
  ],
  notes: 'Safe to run again after anything went wrong: it goes on where it was cut off.',
  input: z.object({
    dir: z.string().optional(),
    channel: z.string().default('stable'),
    manual: z.boolean().default(false),
    bundle: z.string().optional(),
    wait: z.boolean().default(false),
    timeout: z.coerce.number().positive().default(600),
    trustedTokenEnv: z.string().optional(),
    marketplace: z.string().optional(),
  }),
  async act(cli, { dir, channel, manual, bundle, wait, timeout, trustedTokenEnv, marketplace }) {
    const { terminal } = cli;
    const project = await requireProject(cli.cwd, dir);
    if (!project.ok) return project;
    const sigstore =
      bundle === undefined
        ? ok(null)
        : await readJson(cli.cwd, bundle, 'The Sigstore bundle', z.record(z.string(), z.json()));
    if (!sigstore.ok) return sigstore;
    const gateway =
      trustedTokenEnv === undefined
        ? await openSession(cli)
        : await openTrustedSession(cli, {
            variable: trustedTokenEnv,
            marketplace,
            plugin: project.value.manifest.id,
          });
    if (!gateway.ok) return gateway;
    const submitted = await submitProject(cli, gateway.value, project.value, {
      ...{ channel, manual },
      sigstore: sigstore.value,
    });
    if (!submitted.ok) return submitted;

    const { id, version: versionString } = project.value.manifest;
    const name = `${id} ${versionString}`;
    const { anew } = submitted.value;
    const heading = anew ? `Submitted ${name}.` : `${name} was submitted before with the same contents.`;
    const document = { plugin: id, ...submitted.value };
    if (!wait) return ok(done(`${heading} Follow it with: guildhall status ${name}`, document));
    terminal.progress(heading);
    const ended = await untilInterrupted((signal) =>
      waitForVersion(gateway.value, submitted.value.versionId, {
        ...{ timeoutMs: timeout * 1000, signal },
        ...tellProgress(terminal),
      }),
    );
    if (!ended)
      return ok({
        exit: 'interrupted',
        document,
        text: `No longer waiting; ${name} goes on by itself. Follow it with: guildhall status ${name}`,
      });
    if (!ended.ok) return ended;
    return ok(outcome(name, document, ended.value, terminal.paint));
  },
});

function outcome(
  name: string,
  document: object,
  { version, ending }: { version: Version; ending: ExitName },
  paint: Paint,
): Outcome {
  const advice: Readonly<Record<string, string>> = {
    APPROVED: `Publish it with: guildhall publish ${name}`,
    REJECTED: `See why with: guildhall findings ${name}`,
    QUARANTINED: `See why with: guildhall findings ${name}`,
  };
  return {
    exit: ending,
    document: { ...document, version },
    text: [`${name}: ${standingLines(version, paint).join('\n')}`, advice[version.state] ?? '']
      .filter((line) => line !== '')
      .join('\n'),
  };
}
