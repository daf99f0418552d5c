import { describeRule } from '../testing/describe-rule.ts';
import { processStart } from './process-start.ts';

describeRule(processStart, {
  reports: {
    'a download given to a program that runs it':
      "const { spawn } = require('child_process'); const get = spawn('curl', ['-s', u]); const run = spawn('node', ['-']); get.stdout.pipe(run.stdin);",

    'a prompt at a connection':
      "const net = require('net'); net.createServer((s) => require('repl').start({ input: s, output: s })).listen(7331);",
    'a shell fed by curl':
      "const { execSync: run } = require('node:child_process');\nrun(`curl ${u} | bash`);",
    'an encoded command': "require('child_process').exec(atob('aWQ='));",
  },
  leaves: {
    'words given to a program that counts them':
      "const { spawn } = require('child_process'); const get = spawn('curl', ['-s', u]); const run = spawn('wc', ['-w']); get.stdout.pipe(run.stdin);",
    'git in a library': "require('child_process').spawn('git', ['log']);",
  },
});
