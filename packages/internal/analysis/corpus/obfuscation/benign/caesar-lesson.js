/** ROT13, for spoilers. */
export const rot13 = (text) => text.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < 'n' ? 13 : -13)));
export const reversed = (text) => [...text].reverse().join('');
export const spoiler = rot13('Gur ohgyre qvq vg');
