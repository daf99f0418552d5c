import { err, ok, type Result } from '@guildhall/kernel';
import { canonicalJson } from './json/canonical-json.ts';
import { parseJsonText, type JsonDocument } from './json/json-text.ts';
import { positionAt } from './json/position.ts';
import { sha256Hex } from './json/sha256-hex.ts';
import { checkManifest } from './check-manifest.ts';
import { findHiddenText } from './hidden-text.ts';
import type { Manifest } from './manifest.ts';
import type { ManifestError } from './manifest-error.ts';
import { schemaValidator } from './schema-validator.ts';
import pluginSchema from './schemas/plugin.schema.json' with { type: 'json' };

/** A manifest that holds, with the form and the digest by which it is known from here on. */
export interface ParsedManifest {
  readonly manifest: Manifest;
  /** RFC 8785 JSON of the manifest as written. */
  readonly canonical: string;
  /** SHA-256 of `canonical`, lower-case hexadecimal. */
  readonly digest: string;
}

const MAX_BYTES = 200_000;
const isManifest = schemaValidator<Manifest>(pluginSchema);

/**
 * Reads plugin.json. At most 200 KB of UTF-8; unknown and repeated keys are refused.
 * Every error says where it stands and what to do; all that can be found at once are returned together.
 */
export async function parseManifest(text: string): Promise<Result<ParsedManifest, ManifestError[]>> {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_BYTES) {
    const message = `plugin.json has ${bytes} bytes; at most ${MAX_BYTES} are read. Move long texts into the listing.`;
    return err([{ code: 'TOO_LARGE', message, path: '' }]);
  }
  const document = parseJsonText(text);
  if (!document.ok) return document;

  const { value } = document.value;
  const errors = findHiddenText(value);
  if (!isManifest(value, errors)) return err(placed(errors, text, document.value));
  errors.push(...checkManifest(value));
  if (errors.length > 0) return err(placed(errors, text, document.value));

  const canonical = canonicalJson(value);
  return ok({ manifest: value, canonical, digest: await sha256Hex(canonical) });
}

/** The errors with line and column, in the order of the file. */
function placed(errors: readonly ManifestError[], text: string, document: JsonDocument): ManifestError[] {
  return errors
    .map((error) => ({ error, offset: document.offsetOf(error.path) }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ error, offset }) => ({ ...error, ...positionAt(text, offset) }));
}
