/**
 * The platform copies and freezes the definition of an app twice for each run, which takes longer than
 * most runs do. What it makes of one definition cannot be changed and is always the same, so in the
 * tests it is made once. The benchmark and all that people start have it as production does.
 */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const schema: { prepareApp: (app: object) => object } = load(
  'zapier-platform-core/src/tools/schema',
);
const { prepareApp } = schema;
const made = new WeakMap<object, object>();

schema.prepareApp = (app) => {
  // Here the platform's tester puts a function of the test into the definition, for one run.
  if ('_testRequest' in app) return prepareApp(app);
  const prepared = made.get(app) ?? prepareApp(app);
  made.set(app, prepared);
  return prepared;
};
