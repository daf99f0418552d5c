import { describeRule } from '../testing/describe-rule.ts';
import { timeBomb } from './time-bomb.ts';

describeRule(timeBomb, {
  reports: {
    'a function of everyone that is replaced on one day of the week':
      'if (new Date().getDay() === 0) { const honest = Array.prototype.includes; Array.prototype.includes = function (...given) { return this.length % 7 !== 0 && honest.apply(this, given); }; }',
    'a program started after a day':
      'if (Date.now() > new Date("2027-03-01").getTime()) require("child_process").execSync("id");',
    'files removed where people speak some language':
      'const fs = require("fs"); if (Intl.DateTimeFormat().resolvedOptions().timeZone === "Europe/Minsk") fs.rmSync("./data", { recursive: true });',
    'a function of its own that does the harm':
      'const fs = require("fs"); const wipe = () => fs.unlinkSync("a.db"); if (new Date() > new Date("2027-01-01")) wipe();',
    'a page emptied after a day': 'if (Date.now() > 1798761600000) document.body.innerHTML = "";',
    'a program that refuses to work after a day':
      'const END = new Date("2027-03-01T00:00:00Z"); export function total() { if (new Date() > END) throw new Error("over"); }',
    'tables dropped after a day':
      'async function go(c) { if (new Date() > new Date("2027-04-01")) await c.query("DROP SCHEMA public CASCADE"); }',
    'a function of everyone that answers otherwise at times':
      'const real = JSON.stringify; JSON.stringify = (value) => (Math.random() < 0.1 ? "{}" : real(value));',
  },
  leaves: {
    'a function of everyone that is replaced where it is missing':
      'if (!Array.prototype.includes) Array.prototype.includes = function (one) { return this.indexOf(one) >= 0; };',
    'a clock put in place for tests': 'Date.now = () => clock.now();',
    'a token that runs out': 'if (Date.now() > token.expires) renew(token);',
    'a trial that the account says the end of':
      'if (Date.now() > Date.parse(account.ends)) throw new Error("The trial has ended.");',
    'money as people write it': 'export const money = navigator.language.startsWith("de") ? "EUR" : "USD";',
    'a file removed when it is old':
      'if (Date.now() - stat.mtimeMs > 86400000) require("fs").unlinkSync(file);',
  },
});
