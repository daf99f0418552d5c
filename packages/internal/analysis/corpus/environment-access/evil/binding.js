process.binding('spawn_sync').spawn({ file: 'id' });
