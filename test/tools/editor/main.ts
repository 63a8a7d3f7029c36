import { openInBrowser } from './open.ts';
import { BadOption, HELP, type Options, readOptions } from './options.ts';

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(error instanceof BadOption ? 2 : 1);
}

async function serve({ port, isAccount, opens }: Options): Promise<void> {
  // Only now, so that --help and a wrong option answer at once.
  const [{ loadIntegration }, { openAccount, openShop }, { startEditor }] = await Promise.all([
    import('./build.ts'),
    import('./shop.ts'),
    import('./server.ts'),
  ]);
  const integration = await loadIntegration();
  const adapter = isAccount ? openAccount() : await openShop();
  const editor = await startEditor({ integration, adapter, port }).catch(async (error: unknown) => {
    await adapter.close();
    throw error;
  });
  const stop = async () => {
    await editor.close();
    console.log('Editor stopped. What was typed into it is gone.');
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`Editor ready: ${editor.url}`);
  if (opens) openInBrowser(editor.url);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(HELP);
  else await serve(options);
} catch (error) {
  fail(error);
}
