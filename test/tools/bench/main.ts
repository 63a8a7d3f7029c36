/** `npm run bench`: see `--help`, and docs/benchmark.md for what the numbers mean. */
import { buildApp } from '../../support/build.ts';
import { fail, optionsOf } from '../../support/command.ts';
import { tryToWrite } from '../../support/write_whole.ts';
import { type Options, type Part, readOptions, SCRIPT } from './options.ts';

const say = (text: string) => console.error(`bench: ${text} …`);

async function run({ only, before, isQuick, isJson }: Options): Promise<void> {
  if (!isQuick && !isJson) {
    // It takes some minutes, which should not be in vain.
    for (const name of ['benchmark.md', 'benchmark.svg']) {
      tryToWrite(new URL(`../../../docs/${name}`, import.meta.url));
    }
  }
  if (only !== 'fleet') buildApp();
  // Only now, because these load the build.
  const { appPage, drawPicture, measureApp } = await import('./app.ts');
  const { beforePage, measureBefore } = await import('./before.ts');
  const { fleetPage, playFleet } = await import('./fleet/page.ts');
  const { importPage, playImports } = await import('./import.ts');
  const { writePage } = await import('./page.ts');

  const isPlayed = (part: Part) => before === undefined && (only === undefined || only === part);
  // What one part finds is there, whatever becomes of the others.
  const failures: unknown[] = [];
  const play = async <Found>(isWanted: boolean, find: () => Promise<Found> | Found) => {
    if (!isWanted) return undefined;
    try {
      return await find();
    } catch (error) {
      failures.push(error);
      return undefined;
    }
  };
  const fleet = await play(isPlayed('fleet'), () => playFleet(isQuick, say));
  const app = await play(isPlayed('app'), () => measureApp(isQuick, say));
  const imports = await play(isPlayed('import'), () => playImports(isQuick, say));
  const beside =
    before === undefined ? undefined : await play(true, () => measureBefore(before, isQuick, say));
  const parts = {
    ...(app && { 'numbers of the app': appPage(app) }),
    ...(fleet && { 'numbers of the fleet': fleetPage(fleet) }),
    ...(imports && { 'numbers of the import': importPage(imports) }),
    ...(beside && { 'numbers beside an earlier commit': beforePage(beside) }),
  };
  if (isJson) {
    const found = {
      ...(app && { app }),
      ...(fleet && { fleet }),
      ...(imports && { imports }),
      ...(beside && { beside }),
    };
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
