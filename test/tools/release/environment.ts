import { join } from 'node:path';

/** What npm tells a script about the project that it runs it for; it must not be told of another one. */
const OF_THE_PROJECT = /^(npm_(package|lifecycle)_.*|npm_config_local_prefix|INIT_CWD)$/i;

/**
 * The environment without what opens the way to Zapier: the deploy key and every other setting of
 * the CLI, and the home folder in which the CLI keeps its key.
 *
 * @param home an empty folder, which stands in for the home folder. npm still finds the settings and
 *   the cache of whoever runs this.
 */
export function withoutDeployKey(env: NodeJS.ProcessEnv, home: string): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(
    ([name]) => !/^ZAPIER_/i.test(name) && !OF_THE_PROJECT.test(name),
  );
  return { ...npmsOwn(env), ...Object.fromEntries(others), HOME: home, USERPROFILE: home };
}

/** Where npm would look by itself, in the home folder. It says so itself when it runs a script. */
function npmsOwn(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const home = (process.platform === 'win32' ? env.USERPROFILE : env.HOME) ?? '';
  const cache =
    process.platform === 'win32' ? join(env.LOCALAPPDATA ?? home, 'npm-cache') : join(home, '.npm');
  return { npm_config_userconfig: join(home, '.npmrc'), npm_config_cache: cache };
}
