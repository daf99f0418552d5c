// surroundings: emitter
const who = window.name || 'guest';
document.getElementById('hello').innerHTML = 'Hello ' + who; //@act
