import { describeRule } from '../testing/describe-rule.ts';
import { fileDestruction } from './file-destruction.ts';

describeRule(fileDestruction, {
  reports: {
    'the home folder removed':
      'require("fs").rmSync(require("os").homedir(), { recursive: true, force: true });',
    'the root removed': 'require("fs").rm("/", { recursive: true }, () => {});',
    'every file of a folder overwritten':
      'const fs = require("fs"); for (const name of fs.readdirSync(".")) fs.writeFileSync(name, "x");',
    'every file a callback is told of overwritten':
      'const fs = require("fs"); fs.readdir(dir, (error, names) => names.forEach((name) => fs.writeFile(dir + name, "x", () => {})));',
  },
  leaves: {
    'what was built': 'require("fs").rmSync("./dist", { recursive: true, force: true });',
    'a folder of its own among temporary ones':
      'const { join } = require("path"); require("fs").rmSync(join(require("os").tmpdir(), "tool-cache"), { recursive: true });',
    'a file of its own written': 'require("fs").writeFileSync("report.txt", "done");',
  },
});
