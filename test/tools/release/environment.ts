import { spawnSync } from 'node:child_process';

/**
 * The environment without what opens the way to Zapier: the deploy key and every other setting of
 * the CLI, and the home folder in which the CLI keeps its key.
 *
 * @param home an empty folder, which stands in for the home folder
 */
export function withoutDeployKey(env: NodeJS.ProcessEnv, home: string): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !/^ZAPIER_/i.test(name));
  return { ...Object.fromEntries(others), HOME: home, USERPROFILE: home };
}

/** Runs a script of package.json in the terminal. @returns whether it went well */
export function npmRun(script: string, at: { folder: string; env: NodeJS.ProcessEnv }): boolean {
  const { status } = spawnSync('npm', ['run', script], {
    cwd: at.folder,
    env: at.env,
    stdio: 'inherit',
    // npm is a script there.
    shell: process.platform === 'win32',
  });
  return status === 0;
}
