export function observe(root: Node): void {
  const seen = new MutationObserver(() => {
    root.appendChild(document.createComment('x')); //@act
  });
  seen.observe(root, { childList: true });
  root.appendChild(document.createComment('go'));
}
export const alertLoop = (): void => {
  for (;;) alert('Your session expired'); //@act
};
