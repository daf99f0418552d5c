// surroundings: tooltip
export function embed(id) {
  const frame = document.createElement('iframe');
  frame.src = 'https://www.youtube-nocookie.com/embed/' + encodeURIComponent(id);
  frame.allow = 'fullscreen';
  frame.style.cssText = 'width:100%;aspect-ratio:16/9;border:0;opacity:1';
  return frame;
}
