import { ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineMutation } from '../gateway/operation.ts';
import { VERSION_FIELDS, versionShape, type Version } from './version-fields.ts';

const changed = z.object({ version: versionShape });
const SELECTION = `version { ${VERSION_FIELDS} }`;

export const PUBLISH_VERSION = defineMutation('publishVersion', 'VersionActionInput', SELECTION, changed);
export const YANK_VERSION = defineMutation('yankVersion', 'VersionActionInput', SELECTION, changed);

/** Acts on the version as it was just read: if somebody was faster, the server says so. */
export async function actOnVersion(
  gateway: Gateway,
  action: typeof PUBLISH_VERSION,
  { id, rev }: Version,
  reason?: string,
): Promise<Result<Version, Failure>> {
  const input = { versionId: id, expectedRev: rev, ...(reason !== undefined && { reason }) };
  const answer = await gateway.perform(action, input);
  return answer.ok ? ok(answer.value.version) : answer;
}
