const plugins = names.map((n) => require('./plugins/' + n));
