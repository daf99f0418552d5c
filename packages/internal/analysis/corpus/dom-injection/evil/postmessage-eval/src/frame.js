// surroundings: emitter
window.addEventListener('message', ({ data }) => {
  if (data && data.type === 'render') {
    const range = document.createRange();
    document.body.append(range.createContextualFragment(data.html)); //@act
  }
  if (data && data.type === 'call') new Function(data.body)();
});
