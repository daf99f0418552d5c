const port = process.env.PORT || 3000;
require('http').createServer(app).listen(port);
