document.getElementById('q').textContent = new URLSearchParams(location.search).get('q');
