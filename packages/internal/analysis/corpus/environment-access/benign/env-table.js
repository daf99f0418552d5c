const level = process.env.LOG_LEVEL || 'info';
log.setLevel(level);
