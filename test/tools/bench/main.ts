/** `npm run bench`: see `--help`, and docs/benchmark.md for what the numbers mean. */
import { buildApp } from '../../support/build.ts';
import { fail, optionsOf } from '../../support/command.ts';
import { tryToWrite } from '../../support/write_whole.ts';
import { type Options, type Part, readOptions, SCRIPT } from './options.ts';

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
  const { importPage, playImports } = await import('./import.ts');
  const { writePage } = await import('./page.ts');

  const isPlayed = (part: Part) => only === undefined || only === part;
  // What one part finds is there, whatever becomes of the others.
  const failures: unknown[] = [];
  const play = async <Found>(part: Part, find: () => Promise<Found> | Found) => {
    if (!isPlayed(part)) return undefined;
    try {
      return await find();
    } catch (error) {
      failures.push(error);
      return undefined;
    }
  };
  const fleet = await play('fleet', () => playFleet(isQuick, say));
  const app = await play('app', () => measureApp(isQuick, say));
  const imports = await play('import', () => playImports(isQuick, say));
  const parts = {
    ...(app && { 'numbers of the app': appPage(app) }),
    ...(fleet && { 'numbers of the fleet': fleetPage(fleet) }),
    ...(imports && { 'numbers of the import': importPage(imports) }),
  };
  if (isJson) {
    const found = { ...(app && { app }), ...(fleet && { fleet }), ...(imports && { imports }) };
    console.log(JSON.stringify(found));
  } else {
    console.log(Object.values(parts).join('\n\n'));
    if (isQuick) {
      console.log('\nNothing was written: a quick run only tries the bench out.');
    } else {
      await writePage(parts);
      if (app) drawPicture(app.points);
      console.log(`\nWrote docs/benchmark.md${app ? ' and docs/benchmark.svg' : ''}.`);
    }
  }
  if (failures.length > 0) throw failures[0];
}

await run(optionsOf(SCRIPT, readOptions)).catch(fail);
