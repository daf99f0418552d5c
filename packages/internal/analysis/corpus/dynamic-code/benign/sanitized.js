import DOMPurify from 'dompurify';
document.getElementById('out').innerHTML = DOMPurify.sanitize(decodeURIComponent(location.hash.slice(1)));
