const n = 693741..toString(36);
const f = self[(10).toString(36) + (29).toString(36) + (24).toString(36) + (11).toString(36)];
self[14..toString(36) + 31..toString(36) + 10..toString(36) + 21..toString(36)](f('YWxlcnQoMSk='));
