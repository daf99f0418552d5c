// surroundings: tooltip
const CDN = 'https://assets.example.com/v2/';
export const avatar = (id) => Object.assign(new Image(), { src: CDN + 'avatars/' + id + '.webp', alt: '' });
export const font = () => new FontFace('Inter', `url(${CDN}inter.woff2)`).load();
