import { fail, optionsOf } from '../../support/command.ts';
import { paymentLines } from './log.ts';
import { readOptions, SCRIPT } from './options.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from './server.ts';

/** So many orders take long enough to say so: about three seconds for 100,000. */
const MANY_ORDERS = 20_000;

await serve(optionsOf(SCRIPT, readOptions));

async function serve(options: SandboxOptions): Promise<void> {
  const { orders = 0, file, rpsKey } = options;
  if (orders >= MANY_ORDERS) console.log(`Inventing ${orders.toLocaleString('en-US')} orders.`);
  let sandbox: Sandbox;
  try {
    sandbox = await startSandbox({ ...options, log: (line) => console.log(line) });
  } catch (error) {
    fail(error);
  }
  const { url, login, store } = sandbox;
  const stop = async () => {
    const count = store.getOrders().length.toLocaleString('en-US');
    await sandbox.close();
    console.log(
      file === undefined
        ? `Sandbox stopped. Its orders (${count}) were in memory only: --db FILE keeps them.`
        : `Sandbox stopped. Its orders (${count}) are in ${file}.`,
    );
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // A key that somebody typed may be a real one.
  const key = rpsKey === undefined ? sandbox.rpsKey : '(as given)';
  console.log(`Sandbox ready: ${url} login=${login} rps_key=${key}`);
  for (const line of paymentLines(store.getOrders(), url)) console.log(line);
}
