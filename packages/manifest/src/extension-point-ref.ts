/** The parts of `crm.contact.sidebar@1`; the schema has checked the form. */
export function parseExtensionPointRef(ref: string): { id: string; version: number } {
  const mark = ref.lastIndexOf('@');
  return { id: ref.slice(0, mark), version: Number(ref.slice(mark + 1)) };
}

/** How a manifest names a version of an extension point. */
export function extensionPointRef({ id, version }: { id: string; version: number }): string {
  return `${id}@${version}`;
}
