/** Something that signs with Ed25519. Where the secret is kept is not for this package to know. */
export interface SigningKey {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes over exactly this message. */
  signBytes(message: Uint8Array): Promise<Uint8Array>;
}
