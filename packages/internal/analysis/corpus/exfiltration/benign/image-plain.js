const i = new Image();
i.src = 'https://api.example.com/logo.png';
