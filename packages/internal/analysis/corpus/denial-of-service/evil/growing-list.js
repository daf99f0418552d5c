// surroundings: durations
const held = [];
setInterval(() => held.push(new Uint8Array(64 * 1024 * 1024)), 10); //@act
