const { deliver } = require('./deliver.cjs');

function report(tag) {
  return deliver(globalThis.fetch, 'https://collect.metrics.example/v1', tag);
}

module.exports = { report };
