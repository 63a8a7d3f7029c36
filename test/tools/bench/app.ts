import { stat } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { writeWhole } from '../../support/write_whole.ts';
import { openWorkshop } from '../release/package.ts';
import type { Bench } from './bench.ts';
import { countTable, type Figure, ratioTable } from './figure.ts';
import { makeFloor, makeFloorOfOurSize } from './floor.ts';
import { exchangeTable, growthTable, measureGrowth, type Point, sizesFor } from './growth.ts';
import { pictureOf } from './picture.ts';
import { countRequests } from './requests.ts';
import { startBenchService } from './sample.ts';
import { measureSlow } from './slow.ts';
import { measureSpeed } from './speed.ts';
import { bytes } from './units.ts';

export type AppNumbers = { machine: string[]; points: Point[]; figures: Figure[] };

const MOST_ZIP_BYTES = 80_000;

/**
 * Measures the built app beside its floors on this machine.
 *
 * @param say tells what is being measured now
 */
export async function measureApp(
  isQuick: boolean,
  say: (text: string) => void,
): Promise<AppNumbers> {
  say('building the packages');
  const loadBefore = load();
  const workshop = await openWorkshop();
  const service = await startBenchService(sizesFor(isQuick));
  try {
    const template = await workshop.buildTemplate();
    const app = await workshop.buildApp();
    const bench: Bench = {
      app: app.wrapper,
      floor: await makeFloor(template),
      floorOfOurSize: await makeFloorOfOurSize(app),
      service,
      isQuick,
      say,
    };
    const points = await measureGrowth(bench);
    const speed = await measureSpeed(bench);
    const slow = await measureSlow(bench);
    say('requests');
    const requests = await countRequests(app.wrapper, await readDefinition());
    const zip = zipFigure((await stat(app.zip)).size, (await stat(template.zip)).size);
    return { machine: machine(loadBefore), points, figures: [...speed, ...slow, ...requests, zip] };
  } finally {
    service.close();
    await workshop.close();
  }
}

function zipFigure(ours: number, templates: number): Figure {
  const added = ours - templates;
  return {
    measure: "the build's zip",
    floor: `the empty template's: ${bytes(templates)}`,
    result: `${bytes(added)} more`,
    aim: `at most ${bytes(MOST_ZIP_BYTES)} more`,
    isMet: added <= MOST_ZIP_BYTES,
  };
}

const load = () => Math.round(loadavg()[0] ?? 0);

/** What the numbers were measured on, and how busy it was. */
function machine(loadBefore: number): string[] {
  const [cpu] = cpus();
  const model = cpu?.model.trim() ?? 'unknown';
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} with Node.js ${process.versions.node}`,
    `${process.platform} ${process.arch}, ${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `load average ${loadBefore} before and ${load()} after it`,
  ];
}

/** What `measureApp` found, as docs/benchmark.md has it. */
export const appPage = ({ machine, points, figures }: AppNumbers): string =>
  [
    `${machine.join('; ')}.`,
    '### As the shop grows',
    growthTable(points),
    exchangeTable(points),
    '### However small the shop',
    ratioTable(figures),
    '### What is counted',
    countTable(figures),
  ].join('\n\n');

/** Draws docs/benchmark.svg. */
export const drawPicture = (points: readonly Point[]): void =>
  writeWhole(new URL('../../../docs/benchmark.svg', import.meta.url), pictureOf(points));
