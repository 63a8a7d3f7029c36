/** `npm run bench`: see `--help`, and docs/benchmark.md for what the numbers mean. */
import { existsSync } from 'node:fs';
import { tryToWrite } from '../../support/write_whole.ts';
import { HELP, type Options, readOptions } from './options.ts';

function fail(error: unknown, exitCode: number): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(exitCode);
}

const say = (text: string) => console.error(`bench: ${text} …`);

async function run({ only, isQuick, isJson }: Options): Promise<void> {
  if (!existsSync(new URL('../../../dist/index.js', import.meta.url))) {
    throw new Error(
      'The app is not built yet. Run npm run build, or npm run bench, which does it.',
    );
  }
  if (!isQuick && !isJson) {
    // It takes some minutes, which should not be in vain.
    for (const name of ['benchmark.md', 'benchmark.svg']) {
      tryToWrite(new URL(`../../../docs/${name}`, import.meta.url));
    }
  }
  // Only now, so that --help and a wrong option answer at once.
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

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(HELP);
  else await run(options);
} catch (error) {
  fail(error, error instanceof Error && error.name === 'BadOption' ? 2 : 1);
}
