link.href = 'javascript:void(0)';
