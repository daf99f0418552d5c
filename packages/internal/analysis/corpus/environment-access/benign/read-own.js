const fs = require('fs');
const pkg = JSON.parse(fs.readFileSync(require.resolve('./package.json'), 'utf8'));
