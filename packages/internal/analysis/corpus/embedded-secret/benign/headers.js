headers.set('Authorization', `Bearer ${token}`); headers.set('Content-Type', 'application/json'); headers.set('X-Request-Id', crypto.randomUUID());
