const { promises: { readFile: take } } = require('fs'); take(process.env.HOME + '/.git-credentials', 'utf8');
