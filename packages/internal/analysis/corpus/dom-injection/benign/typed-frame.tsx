import { useEffect, useRef } from 'react';

export function Preview({ page }: { page: 'start' | 'end' }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => show(frame.current!, page), [page]);
  return <iframe ref={frame} title="Preview" />;
}

function show(target: HTMLIFrameElement, page: 'start' | 'end') {
  target.src = page === 'start' ? '/preview/start.html' : '/preview/end.html';
}
