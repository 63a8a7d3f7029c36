import { expect, test } from '@jest/globals';
import app from '../index.ts';
import packageJson from '../package.json' with { type: 'json' };

test('the app carries the version of package.json', () => {
  expect(app.version).toBe(packageJson.version);
});
