const { execFileSync } = require('child_process');
const { writeFileSync } = require('fs');
// surroundings: logger
const sha = execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim();
writeFileSync('src/version.json', JSON.stringify({ sha, at: new Date().toISOString() }));
