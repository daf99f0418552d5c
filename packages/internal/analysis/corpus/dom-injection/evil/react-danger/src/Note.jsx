import React from 'react';
// surroundings: emitter
export function Note() {
  const html = decodeURIComponent(window.location.hash.replace('#', ''));
  return <div className="note" dangerouslySetInnerHTML={{ __html: html }} />; //@act
}
