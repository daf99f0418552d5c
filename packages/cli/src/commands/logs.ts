import { ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { tellOutages } from '../gateway/tell-outages.ts';
import { findSources } from '../logs/find-sources.ts';
import { follow } from '../logs/follow.ts';
import { LEVELS, renderLog, type LogEntry } from '../logs/log-entry.ts';
import { readBack } from '../logs/read-back.ts';
import { since } from '../logs/since.ts';
import type { Outcome } from '../outcome.ts';
import { openSession } from '../session/open-session.ts';
import { findPlugin } from '../submit/find-version.ts';
import { defineCommand } from './command.ts';

const input = z.object({
  plugin: z.string(),
  follow: z.boolean().default(false),
  since,
  level: z
    .string()
    .transform((level) => level.toUpperCase())
    .pipe(z.enum(LEVELS, { error: 'is debug, info, warn or error' }))
    .optional(),
  installation: z.string().optional(),
  every: z.coerce.number().min(0.1).max(60).default(2),
  json: z.boolean().default(false),
});
type Asked = z.infer<typeof input>;

export const logs = defineCommand({
  name: 'logs',
  summary: 'Show what the functions of a plugin wrote, where administrators share it with its publisher.',
  arguments: [['<plugin>', 'its name, such as acme.chart']],
  options: [
    ['-f, --follow', 'go on as more is written, until interrupted'],
    ['--since <when>', 'an instant, or how long ago: 90s, 15m, 2h, 1d (default: the last hundred entries)'],
    ['--level <level>', 'debug, info, warn or error'],
    ['--installation <id>', 'of one installation alone'],
    ['--every <seconds>', 'how often --follow asks (default: 2)'],
  ],
  notes: [
    'An administrator decides for each installation whether the publisher may read along, from then on. Addresses,',
    'keys and long numbers are taken out. With --follow, --json prints one line of JSON for each entry.',
  ].join('\n'),
  input,
  async act(cli, asked) {
    const gateway = await openSession(cli);
    if (!gateway.ok) return gateway;
    const plugin = await findPlugin(gateway.value, asked.plugin);
    if (!plugin.ok) return plugin;
    const ask = () => sourcesOf(gateway.value, plugin.value.id, asked);
    const sources = await ask();
    if (!sources.ok) return sources;
    return show(cli, gateway.value, asked, sources.value, ask);
  },
});

async function sourcesOf(
  gateway: Gateway,
  pluginId: string,
  { plugin, installation }: Asked,
): Promise<Result<string[], Failure>> {
  const sources = await findSources(gateway, pluginId);
  if (!sources.ok || installation === undefined) return sources;
  if (sources.value.includes(installation)) return ok([installation]);
  const message = `No installation ${installation} of ${plugin} shares its logs with you.`;
  return failed('refused', 'NOT_SHARED', message);
}

async function show(
  cli: Cli,
  gateway: Gateway,
  asked: Asked,
  sources: readonly string[],
  again: () => Promise<Result<string[], Failure>>,
): Promise<Result<Outcome, Failure>> {
  const { level, plugin } = asked;
  const cursors = new Map<string, string | null>();
  const entries: LogEntry[] = [];
  for (const installationId of sources) {
    const back = await readBack(gateway, { installationId, level, from: asked.since ?? null });
    if (!back.ok) return back;
    cursors.set(installationId, back.value.newest);
    entries.push(...back.value.entries);
  }
  entries.sort((a, b) => a.at.localeCompare(b.at));
  if (!asked.follow) {
    const lines = entries.map((entry) => renderLog(entry, cli.terminal.paint));
    const text = lines.length > 0 ? lines.join('\n') : nothing(plugin, sources);
    return ok({ exit: 'fine', document: { installations: sources, entries }, text });
  }
  const tell = (entry: LogEntry): void => {
    const { at, level: word, text, function: name, invocationId, installationId } = entry;
    const plain = { at, level: word, text, function: name, invocationId, installationId };
    cli.terminal.print(asked.json ? JSON.stringify(plain) : renderLog(entry, cli.terminal.paint));
  };
  entries.forEach(tell);
  if (entries.length === 0) cli.terminal.warn(nothing(plugin, sources));
  const outages = tellOutages(cli.terminal, 'what is written meanwhile comes afterwards.');
  return follow(gateway, { cursors, level, pauseMs: asked.every * 1_000, sources: again, tell, outages });
}

function nothing(plugin: string, sources: readonly string[]): string {
  return sources.length === 0
    ? `No installation of ${plugin} shares its logs. An administrator of the host can allow it.`
    : sources.length === 1
      ? 'Nothing was written at the installation that shares its logs.'
      : `Nothing was written at the ${sources.length} installations that share their logs.`;
}
