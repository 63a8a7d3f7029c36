import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuiltPackage } from '../packaging/package.ts';

/**
 * The least that a trigger can do. `empty` does nothing; `poll` makes one `z.request`, parses its
 * answer and returns so many of its rows as they are.
 */
const TRIGGERS = `
const trigger = (key, perform) => ({
  key,
  noun: 'Order',
  display: { label: 'New Order', description: 'Triggers when an order is created.' },
  operation: { type: 'polling', perform, sample: { id: '1' } },
});

const poll = async (z, bundle) => {
  const response = await z.request({
    url: process.env.JUSTCLICK_BASE_URL + '/api/GetOrders',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'goods[0]=' + bundle.inputData.goods[0],
  });
  return JSON.parse(response.content).result.slice(0, bundle.inputData.rows);
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
