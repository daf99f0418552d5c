// surroundings: emitter
const spin = () => Promise.resolve().then(spin); //@act
spin();
