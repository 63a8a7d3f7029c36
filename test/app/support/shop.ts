import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { loadPhp, type Php } from '../../standins/justclick/php.ts';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../standins/justclick/server.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';

export type Shop = ReturnType<typeof connect> & { sandbox: Sandbox };

/** One PHP for all shops of a test file: loading it takes longer than most tests. */
let php: Promise<Php> | undefined;
let users = 0;

/**
 * A sandbox for the tests around this call, and the built app connected to it. Both begin anew
 * before each test. Its properties are there once the tests run.
 */
export function useShop(options: SandboxOptions = {}): Shop {
  const shop = {} as Shop;
  restoreBaseUrl();
  beforeAll(async () => {
    php ??= loadPhp();
    users += 1;
    const sandbox = await startSandbox({ ...options, php: await php });
    Object.assign(shop, connect(sandbox), { sandbox });
  });
  beforeEach(() => {
    shop.sandbox.reset();
    shop.restartServers();
    process.env.JUSTCLICK_BASE_URL = shop.sandbox.url;
  });
  afterAll(async () => {
    await shop.sandbox.close();
    users -= 1;
    if (users > 0) return;
    await (await php)?.close();
    php = undefined;
  });
  return shop;
}
