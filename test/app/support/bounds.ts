import { afterEach } from '@jest/globals';
import { bounds } from '../../standins/zapier/built/app.ts';

export { bounds };

/** Puts the bounds of the app's runs back after each test of a file. */
export function restoreBounds(): void {
  const usual = { ...bounds };
  afterEach(() => {
    Object.assign(bounds, usual);
  });
}
