const net = require('net');
const c = net.connect(3333, 'eu.fxpool.invalid', () => c.write('{"id":1,"method":"mining.subscribe","params":[]}\n')); //@act
