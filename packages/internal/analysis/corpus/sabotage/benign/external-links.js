// surroundings: tooltip
for (const link of document.querySelectorAll('a[href^="http"]')) {
  if (link.host === location.host) continue;
  link.rel = 'noopener noreferrer';
  link.target = '_blank';
}
