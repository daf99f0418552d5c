window['fe' + 'tch']('https://x.example');
