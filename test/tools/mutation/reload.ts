import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Makes this process load the tests and the app of `root` anew after each call of `reload`: so a mutant
 * of what runs while a module loads takes effect, and nothing is left of the mutant before. Packages
 * are loaded once. Tests get our stand-in for Jest, and a PHP that stays loaded. `hasLoadedApp` tells
 * whether any of the app was loaded since the last call.
 */
export function openReload(root: string): { reload(): void; hasLoadedApp(): boolean } {
  const base = pathToFileURL(`${root}/`).href;
  const replaced = new Map([
    ['@jest/globals', new URL('jest.ts', import.meta.url).href],
    ['test/standins/justclick/php.ts', new URL('warm_php.ts', import.meta.url).href],
  ]);
  const codes = new Map<string, string>();
  let round = 0;
  let hasLoadedApp = false;

  const isOurs = (url: string) =>
    url.startsWith(base) && !url.includes('/node_modules/') && /\.[jt]s$/.test(url);

  registerHooks({
    resolve(specifier, context, nextResolve) {
      const url = replaced.get(specifier);
      if (url !== undefined) return { url, shortCircuit: true };
      const found = nextResolve(specifier, context);
      if (!isOurs(found.url)) return found;
      const stand = replaced.get(found.url.slice(base.length));
      return { ...found, url: stand ?? `${found.url}?round=${round}` };
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
