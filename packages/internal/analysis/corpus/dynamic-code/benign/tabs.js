const tab = location.hash.slice(1) || 'home';
document.querySelectorAll('.tab').forEach((t) => t.classList.toggle('active', t.id === tab));
