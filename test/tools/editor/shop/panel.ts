import { PAY_STATUSES } from '../../../../src/orders/status.ts';
import { ACCOUNT_STATES, type AccountState } from '../../../standins/justclick/account.ts';
import { faultName } from '../../../standins/justclick/control/faults.ts';
import { FAULTS } from '../../../standins/justclick/faults.ts';
import type { Sandbox } from '../../../standins/justclick/server.ts';
import { type NewStatus, type Order, Refusal } from '../../../standins/justclick/store.ts';
import type { Panel } from '../adapter.ts';
import { PageError } from '../page_error.ts';
import type { PanelAction, PanelForm, PanelInfo, PanelRow } from '../wire.ts';
import { ordersAt } from './data.ts';

/** What a customer or the owner can do with an order, by its status. */
const ACTIONS = {
  pay: { label: 'Pay', status: 'paid', from: ['waiting'] },
  ship: { label: 'Ship', status: 'sent', from: ['waiting', 'paid'] },
  return: { label: 'Return', status: 'return', from: ['paid', 'sent'] },
  cancel: { label: 'Cancel', status: 'cancel', from: ['waiting', 'paid'] },
} as const satisfies Record<
  string,
  { label: string; status: NewStatus; from: readonly Order['pay_status'][] }
>;

const TONES = {
  paid: 'good',
  sent: 'good',
  waiting: 'plain',
  return: 'bad',
  cancel: 'bad',
} as const;

const ACCOUNTS: Readonly<Record<AccountState, string>> = {
  ok: 'In good order',
  unknown_login: 'Refused: there is no such login',
  ip_denied: 'Refused: this IP address may not use the API',
  disabled: 'Refused: the account is disabled',
  throttled: 'Refused: too many requests',
  api_control: 'Under API control: nothing may be added',
};

/** The sandbox's shop, for the person beside the editor to be customer and owner in. */
export function shopPanel(sandbox: Sandbox): Panel {
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
      sandbox.insertOrders(ordersAt(now()));
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
    read: (): PanelInfo => ({
      title: 'The shop',
      intro:
        'A stand-in for the service, on this computer only. Be the customer here, and the owner.',
      rows: store
        .getOrders()
        .sort((a, b) => b.id - a.id)
        .slice(0, 50)
        .map(rowOf),
      forms: [
        orderForm(store.products),
        { key: 'reset', label: 'Start the shop over', fields: [], values: {} },
      ],
      switches: [
        {
          key: 'fault',
          label: 'What goes wrong',
          helpText: 'Spoils every answer of the service until you choose another.',
          choices: [
            { value: 'none', label: 'Nothing' },
            ...Object.entries(FAULTS).map(([value, { says }]) => ({ value, label: says })),
          ],
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

function rowOf(order: Order): PanelRow {
  const { id, first_name, last_name, email, goods, price, pay_status } = order;
  const name = `${first_name} ${last_name}`.trim() || email;
  const amount = price.toLocaleString('en-US', { minimumFractionDigits: 2 });
  const possible = Object.entries(ACTIONS).filter(([, { from }]) =>
    (from as readonly string[]).includes(pay_status),
  );
  return {
    key: String(id),
    title: `Order ${id}`,
    text: `${name}, ${amount}: ${goods.map(({ title }) => title).join(', ')}`,
    status: { text: PAY_STATUSES[pay_status], tone: TONES[pay_status] },
    actions: [
      ...possible.map(([key, { label }]) => ({ key, label })),
      { key: 'delete', label: 'Delete' },
    ],
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
