const frame = document.createElement('iframe');
frame.srcdoc = `<p>${window.name}</p>`; //@act
document.body.append(frame);
