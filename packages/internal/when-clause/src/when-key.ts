/** Words of the grammar; no context key may be called so. */
export const RESERVED: ReadonlySet<string> = new Set(['true', 'false', 'in', 'not']);

const KEY = /^[A-Za-z_$][\w$:-]*(\.[\w$:-]+)*$/;

/** Whether a name can be written as a context key: words joined by dots. */
export function isKey(name: string): boolean {
  return KEY.test(name) && !RESERVED.has(name);
}
