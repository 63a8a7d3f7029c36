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
  const app = isPlayed('app') ? await measureApp(isQuick, say) : undefined;
  const fleet = isPlayed('fleet') ? playFleet(isQuick, say) : undefined;
  const imports = isPlayed('import') ? await playImports(isQuick, say) : undefined;
  if (isJson) {
    console.log(
      JSON.stringify({ ...(app && { app }), ...(fleet && { fleet }), ...(imports && { imports }) }),
    );
    return;
  }
  const parts = {
    ...(app && { 'numbers of the app': appPage(app) }),
    ...(fleet && { 'numbers of the fleet': fleetPage(fleet) }),
    ...(imports && { 'numbers of the import': importPage(imports) }),
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
