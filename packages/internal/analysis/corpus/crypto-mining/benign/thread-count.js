// surroundings: emitter
const workers = Array.from({ length: Math.max(1, navigator.hardwareConcurrency - 1) }, () => new Worker('./resize.js'));
export const resize = (image, at) => workers[at % workers.length].postMessage(image);
