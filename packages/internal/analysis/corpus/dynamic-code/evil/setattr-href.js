const a = document.querySelector('a');
a.href = new URLSearchParams(location.search).get('next');
a.setAttribute('href', 'javascript:' + decodeURIComponent(location.hash.slice(1)));
