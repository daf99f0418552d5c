const { Worker, SHARE_ENV } = require('worker_threads'); new Worker('./w.js', { env: SHARE_ENV }); const { env } = require('node:process'); send(Object.values(env));
