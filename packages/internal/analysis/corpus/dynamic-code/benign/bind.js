const log = console.log.bind(console);
log('x');
