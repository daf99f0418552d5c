// surroundings: durations
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;
export const clean = (text) => text.replace(INVISIBLE, '');
