const id = 'AKIA' + 'Q3EGRPZ7YHVKD2ML';
