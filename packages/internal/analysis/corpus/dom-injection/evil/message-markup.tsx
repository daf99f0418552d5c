import { useEffect, useState } from 'react';
export function Preview() {
  const [html, setHtml] = useState('');
  useEffect(() => {
    const hear = (event: MessageEvent) => setHtml(event.data.html);
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  return <div className="preview" dangerouslySetInnerHTML={{ __html: html }} />; //@act
}
