import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds the app, as `npm run build` does. A script does this itself, once it knows its options.
 *
 * @throws when the app does not compile; why stands above it
 */
export function buildApp(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: ROOT,
    stdio: 'inherit',
    // npm is a script there.
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The app cannot be built: see above.');
}
