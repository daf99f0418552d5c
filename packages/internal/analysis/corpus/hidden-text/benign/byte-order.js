export const first = 1;
export const strip = (text) => text.replace(/^\uFEFF/, '');
