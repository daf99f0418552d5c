export const isSemver = (text: string) => /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.test(text);
export const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
