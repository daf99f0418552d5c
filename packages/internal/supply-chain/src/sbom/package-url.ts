/** The package URL of an npm package: `pkg:npm/%40acme/text@1.0.0`. */
export function packageUrl({ name, version }: { name: string; version: string }): string {
  const path = name.split('/').map(encodeURIComponent).join('/');
  return `pkg:npm/${path}@${encodeURIComponent(version)}`;
}

/** The package URL of a plugin; there is no type of its own for it. */
export function pluginUrl({ plugin, version }: { plugin: string; version: string }): string {
  return `pkg:generic/guildhall/${encodeURIComponent(plugin)}@${encodeURIComponent(version)}`;
}
