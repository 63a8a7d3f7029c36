import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuiltPackage } from '../release/package.ts';

/**
 * The least that a trigger can do. `empty` does nothing; `poll` sends what it is told, the requests of
 * one list after another and the lists at once, parses the answers, and gives so many of their rows as
 * they are, or their ids.
 */
const TRIGGERS = `
const trigger = (key, perform) => ({
  key,
  noun: 'Order',
  display: { label: 'New Order', description: 'Triggers when an order is created.' },
  operation: { type: 'polling', perform, sample: { id: '1' } },
});

const poll = async (z, bundle) => {
  const { lists, rows, keysOnly } = JSON.parse(bundle.inputData.plan);
  const ask = async (requests) => {
    const found = [];
    for (const { path, body } of requests) {
      const response = await z.request({
        url: process.env.JUSTCLICK_BASE_URL + path,
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
      for (const row of JSON.parse(response.content).result) found.push(row);
    }
    return found;
  };
  const handed = (await Promise.all(lists.map(ask))).flat().slice(-rows);
  return keysOnly ? handed.map(({ id }) => ({ id })) : handed;
};

const triggers = { empty: trigger('empty', () => []), poll: trigger('poll', poll) };
`;

const APP = `import zapier from 'zapier-platform-core';
import packageJson from './package.json' with { type: 'json' };
${TRIGGERS}
export default { version: packageJson.version, platformVersion: zapier.version, triggers };
`;

const WRAPPER = `import zapier from 'zapier-platform-core';
import app from './dist/index.js';
${TRIGGERS}
export const handler = zapier.createAppHandler({
  ...app,
  beforeRequest: [],
  afterResponse: [],
  triggers: { ...app.triggers, ...triggers },
});
`;

async function copyWith(built: BuiltPackage, name: string, text: string): Promise<string> {
  const folder = `${built.folder}-floor`;
  await cp(built.folder, folder, { recursive: true });
  await writeFile(join(folder, name), text);
  return pathToFileURL(join(folder, 'zapierwrapper.js')).href;
}

/** An app that has these triggers only, made out of the empty template. Gives its wrapper. */
export const makeFloor = (template: BuiltPackage) => copyWith(template, 'index.js', APP);

/**
 * These triggers in an app that defines all that ours does: the platform copies the definition several
 * times in each run, so this tells what our code costs apart from what our fields cost.
 */
export const makeFloorOfOurSize = (app: BuiltPackage) => copyWith(app, 'zapierwrapper.js', WRAPPER);
