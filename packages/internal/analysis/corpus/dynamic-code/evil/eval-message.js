window.addEventListener('message', function (event) {
  var result = eval(event.data); //@act
  event.source.postMessage(result, event.origin);
});
