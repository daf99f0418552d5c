const i = document.createElement('img'); Object.assign(i, { src: 'https://api.example.com/a.png', alt: 'a' }); document.body.append(i);
