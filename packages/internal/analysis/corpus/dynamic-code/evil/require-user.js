const app = require('express')();
app.post('/run', (req, res) => { res.json(eval(req.body.code)); });
