import { createRequire } from 'node:module';

/**
 * The platform ends a process of more than 250 runs that has grown large, which one of jest has from
 * the start. Imported by tests that make that many runs.
 */
const constants: { KILL_MIN_LIMIT: number } = createRequire(import.meta.url)(
  'zapier-platform-core/src/constants',
);
constants.KILL_MIN_LIMIT = Number.POSITIVE_INFINITY;
