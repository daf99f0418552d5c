import { ok, type Result } from '@guildhall/kernel';
import type { Manifest } from '@guildhall/manifest';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { CREATE_PLUGIN, SUBMIT_LISTING, type Plugin, type Submission } from './operations.ts';

const MAX_SUMMARY = 160;

/** The plugin a version is to be added to; made, with its listing, when it is the first. */
export async function ensurePlugin(
  cli: Cli,
  gateway: Gateway,
  manifest: Manifest,
  found: Submission,
): Promise<Result<Plugin, Failure>> {
  const namespace = manifest.id.split('.', 1)[0] ?? '';
  const { publishers } = found.viewer;
  const owner = publishers.find(({ namespaces }) => namespaces.includes(namespace));
  if (!owner) return notYours(namespace, publishers);
  const made = found.plugin ? ok({ plugin: found.plugin }) : await create(gateway, manifest, owner.id);
  if (!made.ok) return made;
  const { plugin } = made.value;
  if (plugin.listing.state !== 'DRAFT') return ok(plugin);
  const listed = await gateway.perform(SUBMIT_LISTING, { pluginId: plugin.id, expectedRev: plugin.rev });
  if (listed.ok) return ok(listed.value.plugin);
  if (listed.error.exit !== 'refused') return listed;
  // Its text can be finished while the version is checked.
  cli.terminal.warn(`warning: the listing stays a draft. ${listed.error.message}`);
  return ok(plugin);
}

function create(gateway: Gateway, { id, displayName, description }: Manifest, publisherId: string) {
  const summary = Array.from(description);
  const short = summary.length > MAX_SUMMARY ? `${summary.slice(0, MAX_SUMMARY - 1).join('')}…` : description;
  return gateway.perform(CREATE_PLUGIN, { publisherId, name: id, title: displayName, summary: short });
}

function notYours(namespace: string, publishers: Submission['viewer']['publishers']): Result<never, Failure> {
  const yours = publishers.flatMap(({ namespaces }) => namespaces);
  const have =
    yours.length > 0 ? `Yours ${yours.length > 1 ? 'are' : 'is'} ${yours.join(', ')}.` : 'You have none yet.';
  return failed(
    'signIn',
    'NOT_YOUR_NAMESPACE',
    `None of your publishers owns the namespace "${namespace}". ${have} Change "id" in plugin.json, or claim the namespace.`,
  );
}
