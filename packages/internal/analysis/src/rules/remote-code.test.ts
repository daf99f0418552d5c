import { describeRule } from '../testing/describe-rule.ts';
import { remoteCode } from './remote-code.ts';

describeRule(remoteCode, {
  reports: {
    'a download, in pieces, that is imported from where it was written':
      "import { writeFile } from 'fs/promises'; const parts = []; for await (const part of (await fetch(u)).body) parts.push(part); const at = `${dir}/m.mjs`; await writeFile(at, Buffer.concat(parts)); await import(pathToFileURL(at));",
    'a download that flows into a program':
      "import { pipeline } from 'stream/promises'; import fs from 'fs'; import { execFile } from 'child_process'; await pipeline((await fetch(u)).body, fs.createWriteStream(at)); execFile(at);",
    'a stream, whatever its event is called':
      "const s = new EventSource(u);\ns.addEventListener('patch', (e) => eval(e.data));",
    'a question asked by a hook':
      "import { useQuery } from 'urql';\nexport const useScript = (query) => { const [{ data }] = useQuery({ query }); if (data) setTimeout(data.widget.script, 0); };",
    'a download that is required':
      "const fs = require('fs');\nmodule.exports = async (file) => { fs.writeFileSync(file, await (await fetch(u)).text()); return require(file); };",

    'a then chain with names':
      'const asText = (r) => r.text();\nconst run = (t) => Function(t)();\nfetch(u).then(asText).then(run);',
    'a constructor chain': 'fetch(u).then((r) => r.text()).then((t) => [].map.constructor(t)());',
    'a timer': 'const t = await (await fetch(u)).text();\nsetTimeout(t, 0);',
    'a child':
      "const { exec } = require('child_process');\nfetch(u).then((r) => r.text()).then((c) => exec(c));",
    'a stored answer':
      'class Loader { async load() { this.code = await (await fetch(u)).text(); } run() { eval(this.code); } }',
  },
  leaves: {
    'a stream that is shown':
      "const s = new EventSource(u);\ns.addEventListener('patch', (e) => show(e.data));",

    data: 'const d = await (await fetch(u)).json();\nshow(d.name);',
    'a timer with a function': 'const d = await (await fetch(u)).json();\nsetTimeout(() => show(d), 10);',
  },
});
