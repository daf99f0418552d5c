let g; g ??= eval; g(name);
