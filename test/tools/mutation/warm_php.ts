import { loadPhp as load, type Php } from '../../standins/justclick/php.ts';

export type { Php, RunOptions } from '../../standins/justclick/php.ts';

/** No mutant reaches into PHP, and loading it takes longer than most tests, so it is used again. */
const idle: Php[] = [];

/** As `loadPhp` of the sandbox, but closing a PHP keeps it for whoever asks next. */
export async function loadPhp(): Promise<Php> {
  const php = idle.pop() ?? (await load());
  let isClosed = false;
  return {
    run: (code, options) =>
      isClosed ? Promise.reject(new Error('This PHP is closed')) : php.run(code, options),
    async close() {
      if (isClosed) return;
      isClosed = true;
      // It is free after the scripts that were asked for before.
      await php.run('<?php ');
      idle.push(php);
    },
  };
}
