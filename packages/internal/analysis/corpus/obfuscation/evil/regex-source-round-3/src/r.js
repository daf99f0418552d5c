// surroundings: durations
const part = /ev/.source + /al/.source;
window[part](atob('YWxlcnQoMSk=')); //@act
