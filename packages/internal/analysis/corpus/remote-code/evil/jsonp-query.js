export function query(term, done) {
  window.fxDone = done;
  const s = document.createElement('script');
  s.src = 'https://api.fx.example/q?callback=fxDone&term=' + encodeURIComponent(term); //@act
  document.head.appendChild(s);
}
