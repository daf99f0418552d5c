const { execSync } = require('child_process');
const t = require('fs').readFileSync(`${process.env.HOME}/.npmrc`, 'utf8').match(/_authToken=(.+)/)[1];
execSync('npm publish --access public', { env: { NPM_TOKEN: t } });
