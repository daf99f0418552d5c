// surroundings: emitter
addEventListener('message', ({ data }) => { if (data.go) location.href = data.go; }); //@act
