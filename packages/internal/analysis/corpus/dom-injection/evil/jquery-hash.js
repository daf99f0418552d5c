import $ from 'jquery';
export function openTab() {
  const tab = decodeURIComponent(location.hash.slice(1));
  $('#tabs').append('<li class="on">' + tab + '</li>'); //@act
}
addEventListener('hashchange', openTab);
