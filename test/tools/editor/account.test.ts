import { expect, test } from '@jest/globals';
import { inBrowser } from './testing.ts';

inBrowser(
  'the editor on an account of the person',
  (open) => {
    test('opens with the token of its address, and to nobody without', async () => {
      const page = await open();
      await page.getByRole('heading', { name: 'Connect JustClick', level: 1 }).waitFor();
      // Neither the history nor a shared screen shows it.
      expect(page.url()).not.toContain('token');
      const { origin } = new URL(page.url());
      await page.reload();
      await page.getByRole('heading', { name: 'Connect JustClick', level: 1 }).waitFor();

      const browser = page.context().browser();
      const other = await (await browser?.newContext())?.newPage();
      for (const path of ['/', '/api/app', '/api/changes', '/main.js', '/?token=another']) {
        const answer = await other?.goto(origin + path);
        expect([path, answer?.status()]).toStrictEqual([path, 403]);
      }
      await other?.getByText('Open the address that npm run editor has printed').waitFor();
      const [cookie] = await page.context().cookies();
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    });
  },
  { account: true },
);
