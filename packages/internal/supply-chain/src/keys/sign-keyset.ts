import { toBase64 } from '../bytes.ts';
import { canonicalJson } from '../canonical-json.ts';
import { preAuthenticationEncoding } from '../dsse/pre-authentication-encoding.ts';
import { keyset, type Keyset, type KeysetContent } from './keyset.ts';
import { keyIdOf } from './public-key.ts';
import type { SigningKey } from './signing-key.ts';

/** Signs a keyset with each of these roots. A rotation is signed by the old roots and the new ones. */
export async function signKeyset(content: KeysetContent, roots: readonly SigningKey[]): Promise<Keyset> {
  const message = keysetMessage(content);
  const signatures = await Promise.all(
    roots.map(async (root) => ({
      kid: keyIdOf(root.publicKey),
      sig: toBase64(await root.signBytes(message)),
    })),
  );
  return keyset.parse({ ...content, signatures });
}

/** What roots sign: the canonical text without the signatures, under a type of its own. */
export function keysetMessage({ version, expires, threshold, roots, keys }: KeysetContent): Uint8Array {
  const text = canonicalJson({ version, expires, threshold, roots, keys });
  return preAuthenticationEncoding('application/vnd.guildhall.keyset+json', new TextEncoder().encode(text));
}
