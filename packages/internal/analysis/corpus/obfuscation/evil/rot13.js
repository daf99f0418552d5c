const r = (t) => t.replace(/[a-z]/g, (c) => String.fromCharCode((c.charCodeAt(0) - 84) % 26 + 97)); globalThis[r('riny')](r('nyreg(1)'));
