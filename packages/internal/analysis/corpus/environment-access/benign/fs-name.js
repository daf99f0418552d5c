const fs = { readFileSync: () => 'x' };
fs.readFileSync('.npmrc');
