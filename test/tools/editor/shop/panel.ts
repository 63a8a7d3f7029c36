import { ACCOUNT_STATES, type AccountState } from '../../../standins/justclick/account.ts';
import { faultName } from '../../../standins/justclick/control/faults.ts';
import type { Sandbox } from '../../../standins/justclick/server.ts';
import { Refusal } from '../../../standins/justclick/store.ts';
import type { Panel } from '../adapter.ts';
import { PageError } from '../page_error.ts';
import type { PanelAction, PanelForm, PanelInfo } from '../wire.ts';
import { FAULT_CHOICES } from './faults.ts';
import { postsOf, recordOf } from './posts.ts';
import { ACTIONS, rowsOf } from './rows.ts';

const ACCOUNTS: Readonly<Record<AccountState, string>> = {
  ok: 'In good order',
  unknown_login: 'Refused: there is no such login',
  ip_denied: 'Refused: this IP address may not use the API',
  disabled: 'Refused: the account is disabled',
  throttled: 'Refused: too many requests',
  api_control: 'Under API control: nothing may be added',
};

/** The sandbox's shop, for the person beside the editor to be customer and owner in. */
export function shopPanel(sandbox: Sandbox, fill: () => void): Panel {
  let fault = 'none';
  const { store } = sandbox;
  const now = () => store.now();

  const doings: Record<string, (action: PanelAction) => void> = {
    order({ values = {} }) {
      const { email = '', first_name = '', code = '', comment = '', pay } = values;
      if (!email.includes('@'))
        throw new PageError('Email: type an address such as anna@example.com.');
      const names = {
        first_name,
        last_name: 'Example',
        country: 'US',
        city: 'Portland',
        address: '1 Main St.',
      };
      const order = store.createOrder({ email, comment, goods: [{ code }], ...names });
      if (pay === 'yes') store.updateStatus(order.id, { status: 'paid', date: now() });
    },
    reset() {
      fault = 'none';
      sandbox.reset();
      fill();
    },
    delete: ({ row }) => store.deleteOrder(Number(row)),
    fault({ values }) {
      fault = faultName(values?.value);
      sandbox.fault('none');
      if (fault !== 'none') sandbox.fault(faultName(fault));
    },
    account({ values }) {
      const state = ACCOUNT_STATES.find((each) => each === values?.value);
      if (state === undefined) throw new PageError('Choose one of the states of the account.');
      sandbox.account = state;
    },
  };
  for (const [key, { status }] of Object.entries(ACTIONS)) {
    doings[key] = ({ row }) => {
      const sent = status === 'sent' ? { rpo: `RA${String(row).padStart(9, '0')}RU` } : {};
      store.updateStatus(Number(row), { status, date: now(), ...sent });
    };
  }

  return {
    onChange: () => {},
    read: (find = ''): PanelInfo => ({
      title: 'The shop',
      intro:
        'A stand-in for the service, on this computer only. Be the customer here, and the owner.',
      ...rowsOf(store.getOrders(), find),
      posts: postsOf(sandbox.posts),
      forms: [
        orderForm(store.products),
        { key: 'reset', label: 'Start the shop over', fields: [], values: {} },
      ],
      switches: [
        {
          key: 'fault',
          label: 'What goes wrong',
          helpText: 'Spoils every answer of the service until you choose another.',
          choices: [...FAULT_CHOICES],
          value: fault,
        },
        {
          key: 'account',
          label: 'The account',
          helpText: 'How the service treats whoever holds the API key.',
          choices: Object.entries(ACCOUNTS).map(([value, label]) => ({ value, label })),
          value: sandbox.account,
        },
      ],
    }),
    postAt(key) {
      const post = sandbox.posts[Number(key)];
      if (post === undefined) throw new PageError('The shop has started over. Choose another one.');
      return recordOf(post.body);
    },
    act(action) {
      const doing = Object.hasOwn(doings, action.action) ? doings[action.action] : undefined;
      if (doing === undefined) throw new PageError(`The shop cannot "${action.action}".`);
      try {
        doing(action);
      } catch (error) {
        if (error instanceof Refusal) throw new PageError(`The shop says: ${error.message}.`);
        throw error;
      }
    },
  };
}

const orderForm = (products: Sandbox['store']['products']): PanelForm => ({
  key: 'order',
  label: 'Order',
  fields: [
    { key: 'email', label: 'Email', required: true },
    { key: 'first_name', label: 'First Name' },
    {
      key: 'code',
      label: 'Product',
      required: true,
      choices: Object.fromEntries(products.map(({ code, title }) => [code, title])),
    },
    { key: 'comment', label: 'Comment', type: 'text' },
    { key: 'pay', label: 'Pay at Once', choices: { no: 'No', yes: 'Yes' } },
  ],
  values: {
    email: 'lena.hart@example.com',
    first_name: 'Lena',
    code: products[0]?.code ?? '',
    comment: '',
    pay: 'no',
  },
});
