const cls = ['btn', 'btn-primary', 'btn-large-2x', active && 'is-active'].filter(Boolean).join(' '); set(cls);
