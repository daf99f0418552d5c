export function watchForms(root, onEntry) {
  root.addEventListener('submit', (event) => {
    const data = new FormData(event.target);
    onEntry(Object.fromEntries(data.entries()));
  }, true);
}
