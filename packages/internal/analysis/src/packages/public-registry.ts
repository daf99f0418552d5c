/** Whether an address is one of the registries that everybody takes packages from. */
export function isPublicRegistry(address: string): boolean {
  return /^https:\/\/(?:registry\.(?:npmjs\.org|yarnpkg\.com)|npm\.(?:pkg\.github\.com|jsr\.io))(?:\/|$)/.test(
    address,
  );
}
