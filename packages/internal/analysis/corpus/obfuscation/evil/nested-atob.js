self[atob(atob('WlhaaGJBPT0='))]('1');
