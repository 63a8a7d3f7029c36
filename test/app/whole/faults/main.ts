import { writeFile } from 'node:fs/promises';
import { buildApp } from '../../../support/build.ts';
import { optionsOf, script } from '../../../support/command.ts';

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
try {
  await writeFile(new URL('../../../../docs/faults.md', import.meta.url), await tableOf(shop));
} finally {
  await shop.close();
}
log('Wrote docs/faults.md');
