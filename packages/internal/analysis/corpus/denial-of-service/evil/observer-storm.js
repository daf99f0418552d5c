// surroundings: tooltip
new MutationObserver(() => {
  document.body.append(document.createElement('i')); //@act
}).observe(document.body, { childList: true, subtree: true });
document.body.append('');
