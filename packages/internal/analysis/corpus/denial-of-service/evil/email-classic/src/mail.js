// surroundings: durations
const EMAIL = /^([a-zA-Z0-9_.+-]+)*@([a-zA-Z0-9-]+\.)+[a-zA-Z]{2,}$/; //@act
app.post('/join', (req, res) => res.json({ ok: EMAIL.test(req.body.email) }));
