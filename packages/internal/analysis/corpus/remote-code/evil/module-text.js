// surroundings: durations
const element = Object.assign(document.createElement('script'), {
  type: 'module',
  textContent: 'import "https://cdn.fx.example/live.js";',
});
document.head.append(element); //@act
