// surroundings: logger
const { NODE_ENV = 'development', PORT = '3000', LOG_LEVEL } = process.env;
console.log(`listening on ${PORT} in ${NODE_ENV}`);
if (LOG_LEVEL === 'debug') console.log('node', process.version, 'in', process.cwd());
