import $ from 'jquery';
// surroundings: tooltip
window.onmessage = (e) => {
  const { title, body } = JSON.parse(e.data);
  $('#title').html(title); //@act
  $('#body').append(body);
};
