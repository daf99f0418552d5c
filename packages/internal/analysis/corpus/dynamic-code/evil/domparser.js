const d = new DOMParser().parseFromString(location.hash.slice(1), 'text/html'); document.body.append(...d.body.childNodes);
