import { bundleFromJSON, type Bundle } from '@sigstore/bundle';
import { err, ok, type Result } from '@guildhall/kernel';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial, type TrustMaterial } from '@sigstore/verify';

/** A Sigstore bundle as its JSON file holds it, versions 0.1 to 0.3. */
export function readSigstoreBundle(json: unknown): Result<Bundle> {
  try {
    return ok(bundleFromJSON(json));
  } catch (error) {
    return unreadable('The Sigstore bundle', 'bundle', error);
  }
}

/** Sigstore's `trusted_root.json`: whose certificates, logs and clocks to believe. */
export function readTrustedRoot(json: unknown): Result<TrustMaterial> {
  try {
    return ok(toTrustMaterial(TrustedRoot.fromJSON(json)));
  } catch (error) {
    return unreadable('The trusted root', 'trustedRoot', error);
  }
}

function unreadable(what: string, field: string, error: unknown): Result<never> {
  const why = error instanceof Error ? error.message : String(error);
  return err({ code: 'UNREADABLE', message: `${what} cannot be read: ${why}.`, field: [field] });
}
