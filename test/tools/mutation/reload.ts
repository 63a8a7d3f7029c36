import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';

/** A source file with a mistake in it, from the root of the project. */
type Patch = { file: string; code: string };

/** No mutant reaches into PHP, and loading it takes longer than most tests. */
const LOADED_ONCE = ['test/standins/justclick/php.ts'];

/**
 * Makes this process load the tests and the app of `root` anew after each call of `reload`: so a mutant
 * of what runs while a module loads takes effect, and nothing is left of the mutant before. Packages
 * are loaded once, and so is PHP. A patch takes the place of its file, in the sources and in the built app
 * alike. `hasLoadedApp` tells whether any of the app was loaded since the last
 * call.
 */
export function openReload(root: string): {
  reload(patch?: Patch): void;
  hasLoadedApp(): boolean;
} {
  const base = pathToFileURL(`${root}/`).href;
  const codes = new Map<string, string>();
  let round = 0;
  let hasLoadedApp = false;
  let patch: Patch | undefined;

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
      const path = file.slice(base.length);
      if (/^(src|dist)\/|^index\.ts$/.test(path)) hasLoadedApp = true;
      let source = patched(path, patch) ?? codes.get(file);
      if (source === undefined) {
        const code = readFileSync(new URL(file), 'utf8');
        source = file.endsWith('.ts') ? stripTypeScriptTypes(code) : code;
        codes.set(file, source);
      }
      return { format: 'module', source, shortCircuit: true };
    },
  });
  return {
    reload(next) {
      round += 1;
      patch = next;
      hasLoadedApp = false;
    },
    hasLoadedApp: () => hasLoadedApp,
  };
}

/** The patch as the file at a path, if it is of that: as it is, or as the compiler would have built it. */
function patched(path: string, patch: Patch | undefined): string | undefined {
  if (path === patch?.file) return stripTypeScriptTypes(patch.code);
  if (patch === undefined || path !== `dist/${patch.file.replace(/\.ts$/, '.js')}`)
    return undefined;
  return stripTypeScriptTypes(patch.code).replace(/(from '\.[^']+)\.ts'/g, "$1.js'");
}
