import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { npmCommand } from '../../support/npm.ts';

const BUILT = new URL('../../../dist/index.js', import.meta.url);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The default export of the built app. Builds it if there is no build yet.
 * @throws when it cannot be built; the message says how to see why
 */
export async function loadIntegration(): Promise<object> {
  if (!existsSync(BUILT)) {
    console.log('There is no build yet. Building the app.');
    const [npm, ...args] = npmCommand('run', '--silent', 'build');
    const { status } = spawnSync(npm, args, { cwd: ROOT, stdio: 'ignore' });
    if (status !== 0) throw new Error('The app cannot be built. Run npm run build to see why.');
  }
  const { default: integration } = await import(BUILT.href);
  return integration;
}
