(() => {
  var __webpack_modules__ = {
    123: (module, exports, __webpack_require__) => { exports.x = __webpack_require__(456).y + 1; },
    456: (module, exports) => { exports.y = 41; },
  };
  var cache = {};
  function __webpack_require__(id) {
    var hit = cache[id];
    if (hit !== undefined) return hit.exports;
    var module = (cache[id] = { exports: {} });
    __webpack_modules__[id](module, module.exports, __webpack_require__);
    return module.exports;
  }
  __webpack_require__.g = (function () {
    if (typeof globalThis === 'object') return globalThis;
    try { return this || new Function('return this')(); } catch (e) { if (typeof window === 'object') return window; }
  })();
  __webpack_require__.p = '/assets/';
  __webpack_require__.l = (url, done) => {
    var script = document.createElement('script');
    script.charset = 'utf-8';
    script.src = url;
    script.onload = done;
    document.head.appendChild(script);
  };
  __webpack_require__.u = (id) => 'chunk.' + id + '.js';
  __webpack_require__.e = (id) => new Promise((ok) => __webpack_require__.l(__webpack_require__.p + __webpack_require__.u(id), ok));
  console.log(__webpack_require__(123).x);
})();
