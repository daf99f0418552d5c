import DOMPurify from 'dompurify';
import { useMemo } from 'react';
export function Rich({ html }: { html: string }) {
  const clean = useMemo(() => DOMPurify.sanitize(html, { USE_PROFILES: { html: true } }), [html]);
  return <div dangerouslySetInnerHTML={{ __html: clean }} />;
}
