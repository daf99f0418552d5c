// surroundings: tooltip
export function contact(form: HTMLFormElement): void {
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    void fetch('https://api.example.com/contact', { method: 'POST', body: new FormData(form) });
  });
}
