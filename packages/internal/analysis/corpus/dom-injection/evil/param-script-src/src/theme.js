// surroundings: tooltip
const theme = new URL(location.href).searchParams.get('theme');
const el = document.createElement('script');
el.src = theme; //@act
document.head.append(el);
