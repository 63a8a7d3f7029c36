import type { Authentication } from 'zapier-platform-core';
import { DEFAULT_DOMAIN, DOMAINS, nothingFound } from './justclick/index.ts';
import { withShop } from './perform.ts';

/**
 * Proves login and key with the cheapest call there is: the orders of one second in 1970.
 * The host comes back as the connection's label.
 */
const test = withShop('connection', async (shop): Promise<{ host: string }> => {
  await shop.call('GetOrders', { date_s: 1, date_e: 1 }, { accepts: nothingFound });
  return { host: shop.account.host };
});

export default {
  type: 'custom',
  fields: [
    {
      key: 'login',
      label: 'Login',
      type: 'string',
      required: true,
      placeholder: 'myshop',
      helpText:
        "The first part of your account's address: `myshop` if you work at `https://myshop.justclick.io`. You can also paste the full address.",
    },
    {
      key: 'rps_key',
      label: 'API Key',
      type: 'password',
      required: true,
      helpText:
        'In your account, open "Integration and API" at the bottom of any page and copy the API key ([more about the API](https://help.influencersoft.com/hc/en-us/articles/360050868031-General-Principles-of-Working-with-API)). If that page lets only certain IP addresses use the API, remove this limit: Zapier has no fixed address. If you see "code 8" when you connect, the API may be turned off in your plan. Ask your shop\'s support to turn it on.',
    },
    {
      key: 'domain',
      label: 'Domain',
      type: 'string',
      required: true,
      choices: [...DOMAINS],
      default: DEFAULT_DOMAIN,
      helpText:
        "The end of your account's address. Ignored if you pasted the full address into Login.",
    },
  ],
  test,
  connectionLabel: '{{host}}',
} satisfies Authentication;
