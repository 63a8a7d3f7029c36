import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { npmCommand } from './npm.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds the app, as `npm run build` does. A script does this itself, once it knows its options.
 *
 * @throws when the app does not compile; why stands above it
 */
export function buildApp(): void {
  const [npm, ...args] = npmCommand('run', '--silent', 'build');
  const { status } = spawnSync(npm, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('The app cannot be built: see above.');
}
