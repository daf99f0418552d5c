require('fs').createReadStream('/etc/shadow');
