window[(693741).toString(36) + 'x'];
globalThis[(0x1c0f4d5).toString(36)];
self[(14).toString(36) + (31).toString(36) + (10).toString(36) + (21).toString(36)](x);
