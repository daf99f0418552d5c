const schema = JSON.parse('{"type":"object","properties":{"password":{"type":"string","minLength":8}}}'); check(schema);
