// surroundings: logger
export const RTL = '\u200f';
export const wrap = (text) => `\u2067${text}\u2069`;
