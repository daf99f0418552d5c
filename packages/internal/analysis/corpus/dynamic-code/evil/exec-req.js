const express = require('express'); const { exec } = require('child_process');
express().get('/', (req, res) => exec('ping ' + req.query.host, (e, o) => res.send(o))).listen(80);
