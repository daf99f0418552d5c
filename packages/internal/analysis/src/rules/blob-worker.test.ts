import { findingsOf } from '../testing/analyze-text.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { blobWorker } from './blob-worker.ts';

describeRule(blobWorker, {
  reports: {
    'a data address': "new Worker('data:text/javascript,' + x);",
    'a worker told to evaluate':
      "const { Worker } = require('worker_threads');\nnew Worker(x, { eval: true });",
    'a text that is given':
      'export const start = (code) => new Worker(URL.createObjectURL(new Blob([code])));',
    'a text that is written here and talks':
      "const code = `fetch('https://x.example/' + name)`;\nnew Worker(URL.createObjectURL(new Blob([code])));",
    'a worker of Node whose text is given':
      "const { Worker } = require('worker_threads'); module.exports = (text) => new Worker(`run(${text})`, { eval: true });",
  },
  leaves: {
    'a worker file': "new Worker('./w.js');",
    'a downloaded image': 'img.src = URL.createObjectURL(blob);',
    'a function of the file, as text':
      "function main(scope) { scope.onmessage = ({ data }) => scope.postMessage(data * 2); }\nconst code = ['const x = {};', '(' + main.toString() + ')(self);'].join('\\n');\nconst worker = new Worker(URL.createObjectURL(new Blob([code])));",
    'a template of the file':
      'const code = `onmessage = ({ data }) => postMessage(${String((n) => n + 1)}(data))`;\nnew Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));',
  },
});

it('a text from elsewhere is worse than one that stands in the file', async () => {
  // In a package that does much else, too.
  const made = (text: string): string =>
    `${text}\nnew Worker(URL.createObjectURL(new Blob([code])));\n${'work();\n'.repeat(2_000)}`;
  expect(await findingsOf(made("const code = 'importScripts(name)';"))).toContain('blob-worker medium');
  expect(await findingsOf(made("const code = localStorage.getItem('w');"))).toContain('blob-worker high');
});
