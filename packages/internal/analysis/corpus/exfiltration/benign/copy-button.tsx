import { useState } from 'react';
export function CopyCode({ code }: { code: string }) {
  const [done, setDone] = useState(false);
  return <button onClick={() => navigator.clipboard.writeText(code).then(() => setDone(true))}>{done ? 'Copied' : 'Copy'}</button>;
}
export const onCopy = (event: ClipboardEvent) => {
  event.clipboardData?.setData('text/plain', getSelection()?.toString().replace(/\u00a0/g, ' ') ?? '');
  event.preventDefault();
};
