/** Which service runs us, for the reporter's headline. */
export function service(env: NodeJS.ProcessEnv = process.env): string {
  if (env.GITHUB_ACTIONS) return `GitHub Actions, run ${env.GITHUB_RUN_ID ?? '?'}`;
  if (env.GITLAB_CI) return `GitLab, job ${env.CI_JOB_ID ?? '?'}`;
  return env.CI ? 'a CI service' : 'this machine';
}
