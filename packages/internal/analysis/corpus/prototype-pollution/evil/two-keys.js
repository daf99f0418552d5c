app.post('/set', (req, res) => { const { section, key, value } = req.body; settings[section][key] = value; res.end(); });
