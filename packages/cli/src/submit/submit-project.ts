import { ok, type Result } from '@guildhall/kernel';
import { sha256Hex } from '@guildhall/manifest';
import { packArchive } from '@guildhall/plugin-project';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Project } from '../project/project.ts';
import { ensurePlugin } from './ensure-plugin.ts';
import { CREATE_VERSION, FIND_SUBMISSION, SUBMIT_VERSION, type Plugin } from './operations.ts';
import { upload, type Archive } from './upload.ts';
import type { Version } from './version-fields.ts';

export interface Release {
  readonly channel: string;
  /** Whether it is published by hand after it is approved. */
  readonly manual: boolean;
  /** The Sigstore bundle about the packed project; null for none. */
  readonly sigstore: unknown;
}

export interface Submitted {
  readonly versionId: string;
  readonly sha256: string;
  /** False when the same bytes had been submitted before, by an earlier try. */
  readonly anew: boolean;
}

/** Packs a project and submits it. Whatever step an earlier try was cut off at, the next one goes on from there. */
export async function submitProject(
  cli: Cli,
  gateway: Gateway,
  { files, manifest }: Project,
  { channel, manual, sigstore }: Release,
): Promise<Result<Submitted, Failure>> {
  const bytes = await packArchive(files.files);
  const archive = { bytes, sha256: await sha256Hex(bytes) };
  const { id: name, version: versionString } = manifest;
  const found = await gateway.ask(FIND_SUBMISSION, { name, versionString });
  if (!found.ok) return found;
  const plugin = await ensurePlugin(cli, gateway, manifest, found.value);
  if (!plugin.ok) return plugin;

  const draft = await openDraft(gateway, plugin.value, found.value.plugin?.version ?? null, {
    versionString,
    archive,
  });
  if (!draft.ok) return draft;
  const { id: versionId, rev, isSubmitted } = draft.value;
  if (isSubmitted) return ok({ versionId, sha256: archive.sha256, anew: false });
  const receipt = await upload(gateway, archive, sigstore);
  if (!receipt.ok) return receipt;
  const submitted = await gateway.perform(SUBMIT_VERSION, {
    versionId,
    uploadReceipt: receipt.value,
    channel,
    release: manual ? 'MANUAL' : 'AUTO',
    expectedRev: rev,
  });
  return submitted.ok ? ok({ versionId, sha256: archive.sha256, anew: true }) : submitted;
}

/** A draft to submit to: a new one, one that an earlier try left, or what these very bytes became before. */
async function openDraft(
  gateway: Gateway,
  plugin: Plugin,
  existing: Version | null,
  { versionString, archive }: { versionString: string; archive: Archive },
): Promise<Result<{ id: string; rev: number; isSubmitted: boolean }, Failure>> {
  if (existing) {
    const { id, rev, state, sourceDigest } = existing;
    if (state === 'DRAFT') return ok({ id, rev, isSubmitted: false });
    if (sourceDigest === archive.sha256) return ok({ id, rev, isSubmitted: true });
    const message = `${plugin.name} ${versionString} has been submitted before with other contents, and a version string is used once. Raise "version" in plugin.json.`;
    return failed('refused', 'VERSION_USED', message, ['version']);
  }
  const made = await gateway.perform(CREATE_VERSION, { pluginId: plugin.id, versionString });
  return made.ok ? ok({ ...made.value.version, isSubmitted: false }) : made;
}
