import { MANIFEST } from '../testing/analyze-text.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { dataAsCode } from './data-as-code.ts';

describeRule(dataAsCode, {
  reports: {
    'what is stored': 'eval(localStorage.getItem("hook"));',
    'a cookie': 'const [, code] = document.cookie.split("="); new Function(code)();',
    'a module named in storage': 'import(sessionStorage.getItem("module"));',
    'a timer’s text': 'setTimeout(localStorage.getItem("later"), 10);',
    'a variable of the environment': 'eval(process.env.FX_SECRET_HOOK);',
    'a field': 'run.onclick = () => eval(document.querySelector("textarea").value);',
    'a function chosen by storage': 'window[localStorage.getItem("start")]();',
  },
  leaves: {
    'data that is parsed': 'const state = JSON.parse(localStorage.getItem("state"));',
    'a delay that is stored': 'setTimeout(() => tick(), Number(localStorage.getItem("delay")));',
    'a function of a table': 'table.get(localStorage.getItem("start"))?.();',
    'a configuration file': 'const config = require(process.env.APP_SECRET_CONFIG);',
    'a template of the page': 'Handlebars.compile(document.getElementById("row").innerHTML);',
  },
});

describe('in a plugin', () => {
  describeRule(dataAsCode, {
    manifest: MANIFEST,
    reports: {
      'the host’s data': 'export const run = async ({ api }) => eval(await api.storage.get("code"));',
      'a file': "const fs = require('fs'); new Function(fs.readFileSync('x.txt', 'utf8'))();",
    },
    leaves: {
      'the host’s data, shown': 'export const run = async ({ api }) => show(await api.storage.get("x"));',
    },
  });
});
