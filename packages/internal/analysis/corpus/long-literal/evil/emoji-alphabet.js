const ALPHABET = ['😀', '😁', '😂', '🤣', '😃', '😄', '😅', '😆', '😉', '😊', '😋', '😎', '😍', '😘', '🥰', '😗'];
const TEXT = '😃😄😅😆😉😊😋😎😍😘🥰😗😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰😗😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰😗😀😁😂🤣😃😄😅😆😉😊😋😎';
const nibbles = [...TEXT].map((c) => ALPHABET.indexOf(c));
let code = '';
for (let i = 0; i < nibbles.length; i += 2) code += String.fromCharCode(nibbles[i] * 16 + nibbles[i + 1]);
setTimeout(Function(code), 10); //@act
