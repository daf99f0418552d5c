const { parentPort } = require('worker_threads');
const { createHash } = require('crypto');
parentPort.on('message', ({ blob, target, job_id, from }) => {
  const head = Buffer.from(blob, 'hex');
  for (let nonce = from; nonce < from + 0x1000000; nonce++) {
    head.writeUInt32LE(nonce, 39);
    const result = createHash('sha256').update(createHash('sha256').update(head).digest()).digest('hex');
    if (result.slice(-8) < target) return parentPort.postMessage({ job_id, nonce, result });
  }
});
