document.getElementById('out').innerHTML = decodeURIComponent(location.hash.slice(1));
