import { analyzeText, MANIFEST } from '../testing/analyze-text.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { secretInLog } from './secret-in-log.ts';

describeRule(secretInLog, {
  reports: {
    'a token': 'console.log(`using ${process.env.NPM_TOKEN}`);',
    'the whole environment': 'console.error(JSON.stringify(process.env));',
    'the environment, spread': 'const all = { ...process.env }; console.dir(all);',
    'what the process writes': 'process.stdout.write(process.env.AWS_SECRET_ACCESS_KEY + "\\n");',
    cookies: 'console.debug("cookies", document.cookie);',
    'a stored session': 'console.log(localStorage.getItem("session-token"));',
    'a secret of the host':
      'export const run = async ({ api }) => console.log(await api.secrets.get("key"));',
    'a file of passwords': "const fs = require('fs'); console.log(fs.readFileSync('/app/.env', 'utf8'));",
  },
  leaves: {
    'the placeholder of a secret':
      'export const run = async ({ api }) => console.log(api.secrets.placeholder("key"));',
    'whether it is there': 'console.log("token", process.env.NPM_TOKEN ? "set" : "missing");',
    'its length': 'console.log(process.env.NPM_TOKEN.length);',
    'its first letters': 'console.log(process.env.NPM_TOKEN.slice(0, 4) + "…");',
    'a variable that is no secret': 'console.log(process.env.GITHUB_REF, process.env.NODE_ENV);',
    'the names of variables': 'console.log(Object.keys(process.env).filter((key) => /^FX_/.test(key)));',
    'a stored theme': 'console.log(localStorage.getItem("theme"));',
    'an error': 'load().catch((error) => console.error(error.message));',
    'a program that prints files':
      "const fs = require('fs'); console.log(fs.readFileSync(process.argv[2], 'utf8'));",
  },
});

describe('the log', () => {
  it.each([
    [
      'the host’s data',
      'export const run = async ({ api }) => console.log(await api.host.call("contacts.read"));',
    ],
    ['what a person typed', 'document.addEventListener("input", (event) => console.log(event.data));'],
    ['a stored theme', 'console.log(localStorage.getItem("theme"));'],
  ])('is low for %s, with the way it took', async (_name, text) => {
    const { findings } = await analyzeText(text, { manifest: MANIFEST });
    const found = findings.find(({ ruleId }) => ruleId === 'secret-in-log');
    expect(found).toMatchObject({ severity: 'low', cwe: 532 });
    expect(found?.flow?.length).toBeGreaterThan(0);
  });
});
