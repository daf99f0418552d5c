const id = 4;
fetch(`https://other.example/${id}`);
