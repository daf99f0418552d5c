// surroundings: logger
const payload = { constructor: { prototype: { isAdmin: true } } };
const user = {};
user.constructor.prototype.isAdmin = payload.constructor.prototype.isAdmin; //@act
module.exports = user;
