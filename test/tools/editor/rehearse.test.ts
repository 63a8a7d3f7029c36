import { expect, test } from '@jest/globals';
import { loadApp } from '../../standins/zapier/app.ts';
import { openLibrary } from '../../standins/zapier/example_app.ts';
import { rehearse, watchedApp, withLookOut } from './watch.ts';

test('a rehearsal is over with the first request, whatever the app does after it', async () => {
  const { app } = openLibrary();
  const end = Promise.withResolvers<void>();
  const refused = Promise.withResolvers<string>();
  const slow = {
    ...app,
    authentication: {
      ...app.authentication,
      test: async (z: { request: (url: string) => Promise<unknown> }) => {
        await z.request('http://127.0.0.1:9/').catch(({ message }) => refused.resolve(message));
        // As an action does that is in doubt: it waits, and looks again.
        await end.promise;
      },
    },
  };
  const watched = watchedApp(loadApp(withLookOut(slow)));
  const { request, error } = await rehearse(() => watched.run('authentication.test'));
  expect([request?.url, error]).toStrictEqual(['http://127.0.0.1:9/', undefined]);
  expect(await refused.promise).toBe('This is a preview: nothing is sent.');
  end.resolve();
});
