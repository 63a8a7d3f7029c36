import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';

/** No mutant reaches into PHP, and loading it takes longer than most tests. */
const LOADED_ONCE = ['test/standins/justclick/php.ts'];

/**
 * Makes this process load the tests and the app of `root` anew after each call of `reload`: so a mutant
 * of what runs while a module loads takes effect, and nothing is left of the mutant before. Packages
 * are loaded once, and so is PHP. `hasLoadedApp` tells whether any of the app was loaded since the last
 * call.
 */
export function openReload(root: string): { reload(): void; hasLoadedApp(): boolean } {
  const base = pathToFileURL(`${root}/`).href;
  const codes = new Map<string, string>();
  let round = 0;
  let hasLoadedApp = false;

  const isOurs = (url: string) =>
    url.startsWith(base) &&
    !url.includes('/node_modules/') &&
    /\.[jt]s$/.test(url) &&
    !LOADED_ONCE.includes(url.slice(base.length));

  registerHooks({
    resolve(specifier, context, nextResolve) {
      const found = nextResolve(specifier, context);
      return isOurs(found.url) ? { ...found, url: `${found.url}?round=${round}` } : found;
    },
    load(url, context, nextLoad) {
      const [file = ''] = url.split('?');
      if (file === url) return nextLoad(url, context);
      if (/^(src|dist)\/|^index\.ts$/.test(file.slice(base.length))) hasLoadedApp = true;
      let source = codes.get(file);
      if (source === undefined) {
        const code = readFileSync(new URL(file), 'utf8');
        source = file.endsWith('.ts') ? stripTypeScriptTypes(code) : code;
        codes.set(file, source);
      }
      return { format: 'module', source, shortCircuit: true };
    },
  });
  return {
    reload() {
      round += 1;
      hasLoadedApp = false;
    },
    hasLoadedApp: () => hasLoadedApp,
  };
}
