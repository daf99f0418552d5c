const { writeFileSync } = require('fs'); const { homedir } = require('os');
writeFileSync(`${homedir()}/Library/LaunchAgents/com.x.plist`, '<plist/>');
