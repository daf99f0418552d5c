const o = { t: setInterval }; o.t(`${name}()`, 5);
