const html = '<b>' + escape(name) + '</b>';
el.innerHTML = html;
