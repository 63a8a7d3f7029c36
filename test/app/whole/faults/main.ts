import { buildApp } from '../../../support/build.ts';
import { optionsOf, script } from '../../../support/command.ts';
import { tryToWrite, writeWhole } from '../../../support/write_whole.ts';

optionsOf(
  script(
    'faults',
    'Plays every fault against every operation and writes docs/faults.md. Takes a minute or two.',
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
  writeWhole(page, await tableOf(shop));
  log('Wrote docs/faults.md');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await shop.close();
}
