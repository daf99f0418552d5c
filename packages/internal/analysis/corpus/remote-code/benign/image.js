const i = document.createElement('img');
i.src = 'https://api.example.com/i.png';
