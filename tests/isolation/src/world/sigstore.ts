import { aSigstore, asStatement } from '@guildhall/supply-chain/sigstore-testing';

const sigstore = await aSigstore();

/** Whom the marketplace believes; one of its names is marked. */
export const trustedRootOf = (marker: string) => ({
  ...sigstore.trustedRoot,
  certificateAuthorities: sigstore.trustedRoot.certificateAuthorities.map((authority) => ({
    ...authority,
    uri: `https://ca.marked.invalid/${marker}`,
  })),
});

/** A bundle that holds for these bytes, of a build whose certificate says everything that one can. */
export function signatureOf(bytes: Uint8Array, marker: string): Promise<object> {
  const marked = (name: string) => `https://${name}.marked.invalid/${marker}`;
  const ofBuild = { 12: marked('repository'), 13: marker, 14: `refs/tags/${marker}`, 18: marked('workflow') };
  return sigstore.bundleOf(asStatement, bytes, marked('builds'), marked('issuer'), ofBuild);
}
