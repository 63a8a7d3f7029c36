import { registerHooks } from 'node:module';

/** Outside of a context of Jest `@jest/globals` only throws, so tests get our parts in its place. */
export const GLOBALS = new URL('globals.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === '@jest/globals'
      ? { url: GLOBALS, shortCircuit: true }
      : nextResolve(specifier, context),
});
