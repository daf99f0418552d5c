// surroundings: logger
const WORDS = new RegExp('^(([a-z])+.)+[A-Z]([a-z])+$'); //@act
exports.isTitle = (s) => WORDS.test(s);
