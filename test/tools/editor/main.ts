import { randomBytes } from 'node:crypto';
import { fail, optionsOf } from '../../support/command.ts';
import { openInBrowser } from './open.ts';
import { type Options, readOptions, SCRIPT } from './options.ts';
import { hushLines } from './quiet.ts';

async function serve({ port, isAccount, orders, opens }: Options): Promise<void> {
  // Only now, so that --help and a wrong option answer at once.
  const [{ loadIntegration }, { openAccount, openShop }, { startEditor }] = await Promise.all([
    import('./build.ts'),
    import('./shop.ts'),
    import('./server.ts'),
  ]);
  hushLines();
  const integration = await loadIntegration();
  const adapter = isAccount ? openAccount() : await openShop({ orders });
  const token = isAccount ? randomBytes(24).toString('base64url') : undefined;
  const door = token === undefined ? {} : { token };
  const editor = await startEditor({ integration, adapter, port, ...door }).catch(
    async (error: unknown) => {
      await adapter.close();
      throw error;
    },
  );
  const stop = async () => {
    await editor.close();
    console.log('Editor stopped. What was typed into it is gone.');
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`Editor ready: ${editor.address}`);
  if (opens) openInBrowser(editor.address);
}

await serve(optionsOf(SCRIPT, readOptions)).catch(fail);
