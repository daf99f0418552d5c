import { describeRule } from '../testing/describe-rule.ts';
import { blobWorker } from './blob-worker.ts';

describeRule(blobWorker, {
  reports: {
    'a data address': "new Worker('data:text/javascript,' + x);",
    'a worker told to evaluate':
      "const { Worker } = require('worker_threads');\nnew Worker(x, { eval: true });",
  },
  leaves: {
    'a worker file': "new Worker('./w.js');",
    'a downloaded image': 'img.src = URL.createObjectURL(blob);',
  },
});
