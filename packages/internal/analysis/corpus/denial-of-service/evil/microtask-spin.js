export function settle(promise) {
  let done = false;
  promise.finally(() => { done = true; });
  const spin = () => (done ? undefined : Promise.resolve().then(spin)); //@act
  return spin();
}
export function freeze() {
  const again = () => queueMicrotask(again); //@act
  again();
}
