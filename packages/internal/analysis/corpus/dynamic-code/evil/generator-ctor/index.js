// surroundings: emitter
const GF = (function* () {}).constructor;
exports.expr = (text) => GF('ctx', `yield ${text}`)({}).next().value; //@act
exports.slugify = slugify;
