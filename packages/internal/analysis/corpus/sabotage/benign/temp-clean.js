const { mkdtemp, rm, writeFile } = require('fs/promises');
const { tmpdir } = require('os');
const { join } = require('path');
exports.withTemp = async (run) => {
  const folder = await mkdtemp(join(tmpdir(), 'fx-'));
  try {
    await writeFile(join(folder, 'lock'), String(process.pid));
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
