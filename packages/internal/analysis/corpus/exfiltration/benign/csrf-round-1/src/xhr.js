// surroundings: tooltip
function csrf() {
  const m = document.cookie.match(/csrftoken=([^;]+)/);
  return m ? m[1] : '';
}
export function post(path, body) {
  const xhr = new XMLHttpRequest();
  xhr.open('POST', '/v1' + path);
  xhr.setRequestHeader('X-CSRFToken', csrf());
  xhr.send(JSON.stringify(body));
}
