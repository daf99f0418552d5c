require('child_process').exec('security dump-keychain -d');
