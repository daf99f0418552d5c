headers.set('X-Api-Key', 'b7d1Kq92LmVz4Nt8Rc5Yw3Hf6Jg0Sa2P');
