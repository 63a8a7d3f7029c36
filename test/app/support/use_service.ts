import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';

type Service = Awaited<ReturnType<typeof startService>>;

/**
 * A service that answers as each test says, and the built app connected to it. Before each test it has
 * received nothing and answers with an empty list. Its properties are there once the tests run.
 */
export function useService() {
  const used = {} as { service: Service; shop: ReturnType<typeof connect> };
  restoreBaseUrl();
  beforeAll(async () => {
    const service = await startService();
    Object.assign(used, { service, shop: connect(service) });
  });
  beforeEach(() => {
    const { service, shop } = used;
    shop.restartServers();
    process.env.JUSTCLICK_BASE_URL = service.url;
    service.received.length = 0;
    service.answer = () => signed(0, 'ok', []);
  });
  afterAll(() => used.service.close());
  return used;
}
