// surroundings: logger
module.exports = chunk;
