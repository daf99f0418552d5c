export function renderUser(api, el) {
  api.host.call('user.get').then(({ nick, site }) => {
    const a = document.createElement('a');
    a.setAttribute('href', site);
    a.setAttribute('onclick', "track('" + nick + "')"); //@act
    el.replaceChildren(a);
  });
}
