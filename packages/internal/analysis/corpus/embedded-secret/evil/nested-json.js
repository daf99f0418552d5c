const c = JSON.parse(atob('eyJkYiI6eyJwYXNzd29yZCI6IlRyNG5zIXRvcnlQNTVwIn19')); open(c);
