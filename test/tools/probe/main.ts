import { CannotAsk, messageOf, Stopped, Unusable } from './errors.ts';
import { BadOption, HELP, readOptions } from './options.ts';

const COULD_NOT_ASK = 2;

// A reader that goes away must not end a run whose orders are still there.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  const options = readOptions(process.argv.slice(2));
  if (options) {
    // Only now: loading the platform takes a while, and a wrong option is found out at once.
    const { runProbe } = await import('./run.ts');
    process.exitCode = await runProbe(options);
  } else process.stdout.write(HELP);
} catch (error) {
  const isExpected = [BadOption, CannotAsk, Stopped, Unusable].some(
    (kind) => error instanceof kind,
  );
  process.stderr.write(`${isExpected ? '' : 'The probe failed: '}${messageOf(error)}\n`);
  process.exitCode = COULD_NOT_ASK;
}
