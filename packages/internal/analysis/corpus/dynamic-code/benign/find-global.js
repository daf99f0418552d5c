const root = Function('return this')();
module.exports = root;
