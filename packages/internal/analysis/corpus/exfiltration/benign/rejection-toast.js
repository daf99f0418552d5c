// surroundings: logger
addEventListener('unhandledrejection', ({ reason }) => {
  const toast = document.createElement('output');
  toast.textContent = reason instanceof Error ? reason.message : 'Something went wrong';
  document.body.append(toast);
});
