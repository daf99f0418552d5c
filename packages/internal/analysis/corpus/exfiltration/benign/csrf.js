fetch('/login', { headers: { 'x-csrf': document.cookie.match(/csrf=(\w+)/)[1] } });
