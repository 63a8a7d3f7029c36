/** `npm run bench`: see `--help`, and docs/benchmark.md for what the numbers mean. */
import { buildApp } from '../../support/build.ts';
import { fail, optionsOf } from '../../support/command.ts';
import { tryToWrite } from '../../support/write_whole.ts';
import { type Options, readOptions, SCRIPT } from './options.ts';

const say = (text: string) => console.error(`bench: ${text} …`);

async function run({ only, isQuick, isJson }: Options): Promise<void> {
  if (!isQuick && !isJson) {
    // It takes some minutes, which should not be in vain.
    for (const name of ['benchmark.md', 'benchmark.svg']) {
      tryToWrite(new URL(`../../../docs/${name}`, import.meta.url));
    }
  }
  if (only !== 'fleet') buildApp();
  // Only now, because these load the build.
  const { appPage, drawPicture, measureApp } = await import('./app.ts');
  const { fleetPage, playFleet } = await import('./fleet/page.ts');
  const { writePage } = await import('./page.ts');

  const app = only === 'fleet' ? undefined : await measureApp(isQuick, say);
  const fleet = only === 'app' ? undefined : playFleet(isQuick, say);
  if (isJson) {
    console.log(JSON.stringify({ ...(app && { app }), ...(fleet && { fleet }) }));
    return;
  }
  const parts = {
    ...(app && { 'numbers of the app': appPage(app) }),
    ...(fleet && { 'numbers of the fleet': fleetPage(fleet) }),
  };
  console.log(Object.values(parts).join('\n\n'));
  if (isQuick) {
    console.log('\nNothing was written: a quick run only tries the bench out.');
    return;
  }
  await writePage(parts);
  if (app) drawPicture(app.points);
  console.log(`\nWrote docs/benchmark.md${app ? ' and docs/benchmark.svg' : ''}.`);
}

await run(optionsOf(SCRIPT, readOptions)).catch(fail);
