const { Worker } = require('worker_threads');
module.exports = (formula, row) => new Promise((resolve) => {
  const job = new Worker(`require('worker_threads').parentPort.postMessage((${formula})(${JSON.stringify(row)}))`, { eval: true }); //@act
  job.once('message', resolve);
});
