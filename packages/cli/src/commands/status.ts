import { ok } from '@guildhall/kernel';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { done } from '../outcome.ts';
import { checkLine, stageLine, standingLines } from '../report/version-lines.ts';
import { openSession } from '../session/open-session.ts';
import { findPlugin, findVersion } from '../submit/find-version.ts';
import type { Version } from '../submit/version-fields.ts';
import { visible } from '../terminal/visible.ts';
import { defineCommand } from './command.ts';

export const status = defineCommand({
  name: 'status',
  summary: 'Show where a plugin and its versions stand, and who acts next.',
  arguments: [
    ['<plugin>', 'its name, such as acme.chart'],
    ['[version]', 'one version, with its checks'],
  ],
  input: z.object({ plugin: z.string(), version: z.string().optional() }),
  async act(cli, { plugin, version }) {
    const gateway = await openSession(cli);
    if (!gateway.ok) return gateway;
    return version === undefined
      ? ofPlugin(cli, gateway.value, plugin)
      : ofVersion(cli, gateway.value, plugin, version);
  },
});

async function ofPlugin({ terminal: { paint } }: Cli, gateway: Gateway, name: string) {
  const found = await findPlugin(gateway, name);
  if (!found.ok) return found;
  const { listing, channels, versions, installCount } = found.value;
  const heads = channels.map(
    (channel) => `${channel.name} → ${channel.version?.versionString ?? 'nothing yet'}`,
  );
  const lines = [
    `${paint('bold', name)}  ${visible(listing.title)}`,
    `${visible(listing.stage)} Installed ${installCount === 1 ? 'once' : `${installCount} times`}.`,
    ...heads.map((head) => visible(head)),
    ...versions.nodes.map((version) => `  ${visible(version.versionString)}  ${stageLine(version, paint)}`),
  ];
  return ok(done(lines.join('\n'), found.value));
}

async function ofVersion(
  { terminal: { paint } }: Cli,
  gateway: Gateway,
  plugin: string,
  versionString: string,
) {
  const found = await findVersion(gateway, { plugin, version: versionString });
  if (!found.ok) return found;
  const version = found.value;
  const [stage, ...reasons] = standingLines(version, paint);
  const lines = [
    `${paint('bold', `${plugin} ${versionString}`)}  ${stage ?? ''}`,
    ...(version.run?.checks ?? []).map((check) => checkLine(check, paint)),
    ...reasons,
    builtBy(version),
    version.availableActions.length > 0 ? `You may: ${visible(version.availableActions.join(', '))}` : '',
  ];
  return ok(done(lines.filter((line) => line !== '').join('\n'), version));
}

function builtBy({ trustedPublisher }: Version): string {
  if (!trustedPublisher) return '';
  const { issuer, repository, workflow, ref } = trustedPublisher;
  const words = [repository, workflow, ref, issuer].filter((word) => word !== '');
  return `Submitted by a trusted build: ${visible(words.join(', '))}`;
}
