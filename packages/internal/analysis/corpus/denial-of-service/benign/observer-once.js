// surroundings: durations
const observer = new MutationObserver(() => {
  const node = document.querySelector('#app');
  if (!node) return;
  observer.disconnect();
  node.append(document.createElement('footer'));
});
observer.observe(document, { childList: true, subtree: true });
