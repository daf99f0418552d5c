// surroundings: emitter
const make = Object.getPrototypeOf(Object.getPrototypeOf(function () {})).constructor && (function () {}).__proto__.constructor;
exports.run = (t) => make(t)(); //@act
