/** A plugin's source tree in memory. Nothing here was ever written to a disk or run. */
export interface ProjectFiles {
  /** By path relative to the project root, with forward slashes, in Unicode NFC. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** A file as UTF-8 text, or undefined when there is none. */
  text(path: string): string | undefined;
  /** SHA-256 over the sorted list of paths and contents; the same for a tarball and the folder it was packed from. */
  readonly digest: string;
  /** SHA-256 of the tarball's own bytes; null when the files came from a folder. */
  readonly archiveDigest: string | null;
}
