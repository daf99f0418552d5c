// surroundings: emitter
document.write('<p>You came from ' + document.referrer + '</p>'); //@act
