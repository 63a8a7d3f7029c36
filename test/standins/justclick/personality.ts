import { BadPersonality, type Setting, type ValueOf } from './personality/setting.ts';
import { SETTINGS } from './personality/settings.ts';

export { BadPersonality } from './personality/setting.ts';

/** How the service could turn out to be, in all that is not documented. */
export type Personality = {
  readonly [Name in keyof typeof SETTINGS]: ValueOf<(typeof SETTINGS)[Name]>;
};
export type DateForm = Personality['dateForm'];

function everySetting(valueIn: (setting: Setting<unknown>, name: string) => unknown): Personality {
  const values = Object.entries(SETTINGS).map(([name, setting]) => [
    name,
    valueIn(setting as Setting<unknown>, name),
  ]);
  return Object.fromEntries(values) as Personality;
}

/** What the sandbox does unless told otherwise. */
export const USUAL: Personality = everySetting(({ usual }) => usual);

export const SETTING_NAMES = Object.keys(SETTINGS) as (keyof Personality)[];

/**
 * A personality in which every setting is drawn by itself.
 * @param random gives numbers from 0 up to 1; the same numbers give the same personality
 */
export function randomPersonality(random: () => number): Personality {
  return everySetting((setting) => setting.draw(random));
}

/**
 * Reads settings out of JSON; those that are left out stay as they are.
 * @throws {BadPersonality} when one is unknown or cannot be
 */
export function readPersonality(value: unknown): Partial<Personality> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadPersonality('A personality must be a JSON object.');
  }
  const read = Object.entries(value).map(([name, one]) => {
    const known = SETTING_NAMES.find((setting) => setting === name);
    if (!known) throw new BadPersonality(`There is no setting "${name}".`);
    return [name, SETTINGS[known].read(one, name)];
  });
  return Object.fromEntries(read);
}

/** The settings among options that hold others too. */
export function personalityIn(options: Partial<Personality>): Partial<Personality> {
  const given = SETTING_NAMES.filter((name) => options[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, options[name]]));
}

/** All settings as a table in Markdown, for docs/sandbox.md. */
export function settingsTable(): string {
  const rows = SETTING_NAMES.map((name) => {
    const { says, takes }: Setting<unknown> = SETTINGS[name];
    return `| \`${name}\` | ${says} | ${takes.replaceAll(/"([^"]*)"/g, '`$1`')} |`;
  });
  return [
    '| setting | question | answers, the usual one first |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}
