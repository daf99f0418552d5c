import { describeRule } from '../testing/describe-rule.ts';
import { fileDestruction } from './file-destruction.ts';

describeRule(fileDestruction, {
  reports: {
    'a home folder that a class keeps': `import { homedir } from 'node:os'; import { rm } from 'node:fs/promises'; class Job { #at = homedir(); run() { return rm(this.#at, { recursive: true }); } } new Job().run();`,
    'whatever an open folder gives': `import { opendir, writeFile } from 'node:fs/promises'; import path from 'node:path'; const go = async (dir) => { for await (const entry of await opendir(dir)) { const full = path.join(dir, entry.name); await writeFile(full, 'x'); } }; go('.');`,
    'every file of a folder, by a name that is put together first':
      'const fs = require("fs"); const path = require("path"); function wipe(dir) { for (const name of fs.readdirSync(dir)) { const file = path.join(dir, name); fs.writeFileSync(file, "gone"); } } wipe(".");',
    'all that a folder of others holds, one by one':
      "const { rmSync, readdirSync } = require('fs'); const { resolve } = require('path'); const root = resolve(process.cwd()); for (const name of readdirSync(root)) rmSync(resolve(root, name), { recursive: true });",

    'the home folder removed':
      'require("fs").rmSync(require("os").homedir(), { recursive: true, force: true });',
    'the root removed': 'require("fs").rm("/", { recursive: true }, () => {});',
    'every file of a folder overwritten':
      'const fs = require("fs"); for (const name of fs.readdirSync(".")) fs.writeFileSync(name, "x");',
    'every file a callback is told of overwritten':
      'const fs = require("fs"); fs.readdir(dir, (error, names) => names.forEach((name) => fs.writeFile(dir + name, "x", () => {})));',
  },
  leaves: {
    'every file of a folder, formatted':
      'const fs = require("fs"); const path = require("path"); for (const name of fs.readdirSync("src")) { const file = path.join("src", name); fs.writeFileSync(file, format(fs.readFileSync(file, "utf8"))); }',
    'all that a folder of its own holds':
      "const { rmSync, readdirSync } = require('fs'); const { resolve } = require('path'); const out = resolve(process.cwd(), 'dist'); for (const name of readdirSync(out)) rmSync(resolve(out, name), { recursive: true });",
    'a place that is defined by itself':
      "const { rmSync } = require('fs'); const { resolve } = require('path'); const at = resolve(at); rmSync(at);",

    'what was built': 'require("fs").rmSync("./dist", { recursive: true, force: true });',
    'a folder of its own among temporary ones':
      'const { join } = require("path"); require("fs").rmSync(join(require("os").tmpdir(), "tool-cache"), { recursive: true });',
    'a file of its own written': 'require("fs").writeFileSync("report.txt", "done");',
  },
});
