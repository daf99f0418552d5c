try { throw new Error('lave'); } catch (e) { self[[...e.message].reverse().join('')]('alert(1)'); }
