// surroundings: durations
export const months = { ja: ['\u4e00\u6708', '\u4e8c\u6708'], ru: ['\u044f\u043d\u0432\u0430\u0440\u044c', '\u0444\u0435\u0432\u0440\u0430\u043b\u044c'] };
export const nbsp = '\u00a0';
export const ansi = { red: '\x1b[31m', reset: '\x1b[0m' };
