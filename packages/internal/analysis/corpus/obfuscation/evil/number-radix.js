self[(14).toString(36) + (31).toString(36) + (10).toString(36) + (21).toString(36)]('1');
