const o = JSON.parse('{"f":"\\u0066\\u0065\\u0074\\u0063\\u0068"}'); globalThis[o.f]('https://x.invalid');
