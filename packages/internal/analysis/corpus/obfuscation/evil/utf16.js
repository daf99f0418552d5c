const b = '\u6500\u7600\u6100\u6c00'; window[[...b].map((c) => String.fromCharCode(c.charCodeAt(0) >> 8)).join('')]('1');
