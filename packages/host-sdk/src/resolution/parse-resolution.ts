import { parseWhenNode, type WhenNode } from '@guildhall/when-clause';
import type { BundleReference, Contribution, Resolution } from '../contribution.ts';
import { GatewayError } from '../live/gateway.ts';
import { cleanJson, cleanJsonObject } from '../sandbox/clean-json.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';

/** Reads what `resolveContributions` answered. Throws a GatewayError when it is something else. */
export function parseResolution(value: unknown): Resolution {
  if (!isPlainObject(value)) throw unreadable('no resolution');
  const { etag, feedSeq, epoch, validUntil, contributions } = value;
  if (typeof etag !== 'string' || typeof feedSeq !== 'number' || !Array.isArray(contributions)) {
    throw unreadable('a resolution without etag, feedSeq or contributions');
  }
  return {
    etag,
    feedSeq,
    epoch: typeof epoch === 'number' ? epoch : 0,
    validUntil: textOrNull(validUntil),
    contributions: contributions.map(parseContribution),
  };
}

function parseContribution(value: unknown): Contribution {
  if (!isPlainObject(value)) throw unreadable('a contribution that is none');
  const required = (name: string): string => {
    const text = value[name];
    if (typeof text !== 'string') throw unreadable(`a contribution without ${name}`);
    return text;
  };
  return {
    key: required('key'),
    installationId: required('installationId'),
    pluginId: required('pluginId'),
    pluginName: required('pluginName'),
    versionId: required('versionId'),
    publisherId: required('publisherId'),
    releaseDigest: required('releaseDigest'),
    extensionPoint: textOrNull(value.extensionPoint),
    // The graph spells its words in capitals.
    kind: required('kind').toLowerCase(),
    title: textOrNull(value.title),
    module: textOrNull(value.module),
    handler: textOrNull(value.handler),
    when: parseWhen(value.when),
    order: typeof value.order === 'number' ? value.order : 0,
    detail: cleanJson(value.detail ?? null) ?? null,
    bundle: parseBundle(value.bundle),
    grants: Array.isArray(value.grants) ? value.grants.filter((grant) => typeof grant === 'string') : [],
    signedManifest: textOrNull(value.signedManifest),
    settings: (isPlainObject(value.settings) ? cleanJsonObject(value.settings) : null) ?? {},
    warned: value.warned === true,
  };
}

/** A clause that cannot be read hides nothing by accident: the whole answer is refused. */
function parseWhen(value: unknown): WhenNode | null {
  if (value === null || value === undefined) return null;
  const when = parseWhenNode(value);
  if (!when.ok) throw unreadable(`a when clause this SDK cannot read (${when.error.message})`);
  return when.value;
}

function parseBundle(value: unknown): BundleReference | null {
  if (!isPlainObject(value)) return null;
  const { url, sha256, bytes } = value;
  if (typeof url !== 'string' || typeof sha256 !== 'string' || typeof bytes !== 'number') {
    throw unreadable('a bundle without url, sha256 or bytes');
  }
  return { url, sha256, bytes };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function unreadable(what: string): GatewayError {
  return new GatewayError(`The marketplace answered with ${what}.`);
}
