import { existsSync } from 'node:fs';
import { buildApp } from '../../support/build.ts';

const BUILT = new URL('../../../dist/index.js', import.meta.url);

/**
 * The default export of the built app. Builds it if there is no build yet.
 * @throws when it cannot be built
 */
export async function loadIntegration(): Promise<object> {
  if (!existsSync(BUILT)) {
    console.log('There is no build yet. Building the app.');
    buildApp();
  }
  const { default: integration } = await import(BUILT.href);
  return integration;
}
