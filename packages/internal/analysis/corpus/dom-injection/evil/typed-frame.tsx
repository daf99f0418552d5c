import { useEffect, useRef } from 'react';

export function Preview() {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => show(frame.current!), []);
  return <iframe ref={frame} title="Preview" />;
}

function show(target: HTMLIFrameElement) {
  const query = new URLSearchParams(window.location.search);
  target.src = query.get('preview') ?? 'about:blank'; //@act
}
