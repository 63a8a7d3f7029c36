import { createRequire } from 'node:module';
import zapier from 'zapier-platform-core';
import type { Field } from './definition.ts';

/**
 * The parts of the platform's packages that have no types, or that a package does not export. All
 * knowledge of where they are stands here, so an update of the platform is checked in one place.
 */
const load = createRequire(import.meta.url);

type Handler = (event: object) => Promise<{ results: unknown }>;

/** What production calls. zapier-platform-core 19 exports it, but its types lack it. */
export const { createAppHandler } = zapier as unknown as {
  createAppHandler: (app: object) => Handler;
};

/**
 * The conversion of `zapier-platform invoke`, which does what production does. It changes the object
 * that it is given, takes text only, and throws a TypeError on numbers, booleans and null.
 */
export const resolveInputDataTypes: (
  inputData: Record<string, unknown>,
  fields: readonly Field[],
  timeZone: string,
) => Record<string, unknown> = load('zapier-platform-cli/src/oclif/commands/invoke/input-types');

type Schema = { validate: (value: object) => { errors: { stack: string }[] } };

/** The platform's own checks of what a definition says about locks and throttles. */
export const LockSchema: Schema = load('zapier-platform-schema/lib/schemas/LockObjectSchema');
export const ThrottleSchema: Schema = load(
  'zapier-platform-schema/lib/schemas/ThrottleObjectSchema',
);

/**
 * The platform ends a process of more than 250 runs that has grown large, and production starts
 * another. Here the process is a test's or the editor's, so it must live.
 */
const constants: { KILL_MIN_LIMIT: number } = load('zapier-platform-core/src/constants');
constants.KILL_MIN_LIMIT = Number.POSITIVE_INFINITY;
