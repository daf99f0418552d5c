/** Files travel as Base64 in the export; names are kept beside them. */
export const pack = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
export const unpack = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
export const id = (at: number): string => at.toString(36) + Math.random().toString(36).slice(2, 8);
