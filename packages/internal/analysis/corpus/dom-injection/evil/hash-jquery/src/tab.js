import $ from 'jquery';
// surroundings: durations
$(window).on('hashchange', () => { $('#tab').html(location.hash.slice(1)); }); //@act
