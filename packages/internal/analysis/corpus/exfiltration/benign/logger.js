export const log = (level, msg) => process.stdout.write(JSON.stringify({ level, msg, host: require('os').hostname() }) + '\n');
