const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
export const strip = (text) => text.replace(INVISIBLE, '');
export const isBidi = (c) => c === '\u202e' || c === '\u202d';
