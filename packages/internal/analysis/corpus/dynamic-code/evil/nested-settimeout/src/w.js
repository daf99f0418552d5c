// surroundings: tooltip
const opts = { handler: 'alert(document.cookie)', delay: 10 };
const { handler, delay } = opts;
self['set' + 'Timeout'](handler, delay); //@act
