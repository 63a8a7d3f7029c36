import { existsSync, readFileSync } from 'node:fs';
import { buildApp } from '../../../support/build.ts';
import { changesOf } from '../../../support/changes.ts';
import { optionsOf, script } from '../../../support/command.ts';
import { tryToWrite, writeWhole } from '../../../support/write_whole.ts';

optionsOf(
  script(
    'faults',
    'Plays every fault against every operation and writes docs/faults.md; prints what changes. Takes a minute or two.',
  ),
);
buildApp();
const { log } = console;
log('Playing every fault against every operation …');

// The platform reports on every run otherwise, and the app on every order that it cannot read back.
process.env.NODE_ENV = 'test';
console.log = () => {};
const { openFaultyShop } = await import('./run.ts');
const { tableOf } = await import('./table.ts');

const shop = await openFaultyShop();
const page = new URL('../../../../docs/faults.md', import.meta.url);
try {
  // It takes a minute or two, which should not be in vain.
  tryToWrite(page);
  const before = existsSync(page) ? readFileSync(page, 'utf8') : undefined;
  const after = await tableOf(shop);
  writeWhole(page, after);
  log(changesOf('docs/faults.md', before, after));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await shop.close();
}
