const storageKey = 'guildhall-sidebar-open-v2';
