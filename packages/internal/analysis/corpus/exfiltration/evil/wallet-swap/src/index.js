// surroundings: logger
require('./patch')();
