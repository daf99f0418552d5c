import type { Manifest, WebhookSignature } from '../manifest.ts';
import type { ManifestError } from '../manifest-error.ts';
import { nearestHint } from '../nearest-hint.ts';
import { isKeptBack } from './kept-back.ts';

/** Signatures that nobody could check: with a secret that is not declared, or in a header that is not said. */
export function checkWebhooks({ webhooks = [], secrets = [] }: Manifest): ManifestError[] {
  const names = secrets.map(({ name }) => name);
  return webhooks.flatMap(({ signature }, at) => {
    if (!signature) return [];
    const path = `/webhooks/${at}/signature`;
    const placed = signature.scheme === 'hmac-sha256' ? plainFaults : ownPlaceFaults;
    return [...secretFaults(signature, names, path), ...placed(signature, path)];
  });
}

function secretFaults(
  { secrets }: WebhookSignature,
  names: readonly string[],
  root: string,
): ManifestError[] {
  return secrets.flatMap((name, index): ManifestError[] => {
    if (names.includes(name)) return [];
    const message = `No secret of this plugin is called "${name}". Declare it in secrets, with no origins if it is sent nowhere.`;
    const path = `${root}/secrets/${index}`;
    return [{ code: 'UNKNOWN_SECRET', message, path, ...nearestHint(name, names) }];
  });
}

const PLACE = ['header', 'encoding'] as const;

/** The plain scheme has to be told where its signature stands, and how it is written. */
function plainFaults(signature: WebhookSignature, path: string): ManifestError[] {
  const missing = PLACE.filter((key) => signature[key] === undefined).map((key) => {
    const message = `The scheme hmac-sha256 needs the key "${key}". Add it.`;
    return { code: 'MISSING_KEY', message, path };
  });
  const { header } = signature;
  if (header === undefined || !neverComes(header.toLowerCase())) return missing;
  const message = `The header "${header}" is about the connection or the body. Name the header that holds the signature.`;
  return [...missing, { code: 'NOT_ALLOWED', message, path: `${path}/header` }];
}

function ownPlaceFaults(signature: WebhookSignature, path: string): ManifestError[] {
  return PLACE.filter((key) => signature[key] !== undefined).map((key) => {
    const message = `The scheme ${signature.scheme} says itself where its signature stands. Remove "${key}".`;
    return { code: 'UNKNOWN_KEY', message, path: `${path}/${key}` };
  });
}

function neverComes(header: string): boolean {
  return isKeptBack(header) || /^(content-.*|expect)$/.test(header);
}
