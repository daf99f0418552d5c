import { describeRule } from '../testing/describe-rule.ts';
import { otherPackageWrite } from './other-package-write.ts';

describeRule(otherPackageWrite, {
  reports: {
    'a neighbour of the package':
      "import { writeFileSync } from 'node:fs'; writeFileSync(new URL('../react/index.js', import.meta.url), code);",

    'code appended to another package':
      'const p = require.resolve("express"); require("fs").appendFileSync(p, code);',
    'another package removed':
      'const { join } = require("path"); require("fs").rmSync(join(process.cwd(), "node_modules", "rival"), { recursive: true });',
  },
  leaves: {
    'a file beside its own':
      "import { writeFileSync } from 'node:fs'; writeFileSync(new URL('./out/index.js', import.meta.url), code);",

    'a report': 'require("fs").writeFileSync("./out/report.json", text);',
    'a cache among the packages':
      'const { join } = require("path"); require("fs").rmSync(join(process.cwd(), "node_modules", ".cache"), { recursive: true });',
    'all packages, to be installed again': 'require("fs").rmSync("node_modules", { recursive: true });',
  },
});
