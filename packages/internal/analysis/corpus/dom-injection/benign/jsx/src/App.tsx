// surroundings: emitter
import { useState } from 'react';
export function App({ items }: { items: string[] }) {
  const [q, setQ] = useState('');
  return (<div><input value={q} onChange={(e) => setQ(e.target.value)} />{items.filter((i) => i.includes(q)).map((i) => <li key={i}>{i}</li>)}</div>);
}
