JSON.parse('{"f":"eval","a":"alert(1)"}', function (k, v) { if (k === '') window[v.f](v.a); return v; });
