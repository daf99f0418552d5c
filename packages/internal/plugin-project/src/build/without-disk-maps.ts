const NAMES_FILE = /(sourceMappingURL)=(?=\s*file:)/giu;

/**
 * Code without what makes esbuild read a source map from this machine's disk: `//# sourceMappingURL=file:…`. Everything
 * keeps its place. Maps by relative paths are not looked for, and maps within the code stay.
 */
export function withoutDiskMaps(contents: Uint8Array): Uint8Array {
  // Latin-1 keeps every byte as it is.
  const text = Buffer.from(contents).toString('latin1');
  const changed = text.replace(NAMES_FILE, '$1-');
  return changed === text ? contents : new Uint8Array(Buffer.from(changed, 'latin1'));
}
