// surroundings: emitter
new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const node of addedNodes)
      if (node.matches?.('input[type="password"]')) addToggle(node);
}).observe(document.body, { childList: true, subtree: true });
function addToggle(field) {
  const button = document.createElement('button');
  button.textContent = 'Show';
  button.onclick = () => (field.type = field.type === 'password' ? 'text' : 'password');
  field.after(button);
}
