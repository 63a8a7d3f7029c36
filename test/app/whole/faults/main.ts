import { writeFile } from 'node:fs/promises';
import { readCommand } from '../../../support/command.ts';

readCommand(
  'npm run faults\n\nPlays every fault against every operation and writes docs/faults.md. Takes a minute or two.\n',
  {},
);
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
