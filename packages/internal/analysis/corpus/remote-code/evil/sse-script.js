const stream = new EventSource('https://push.fx.example/stream');
stream.addEventListener('patch', (event) => {
  const el = document.createElement('script');
  el.append(JSON.parse(event.data).code); //@act
  document.head.prepend(el);
});
