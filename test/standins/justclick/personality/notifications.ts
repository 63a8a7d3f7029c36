import { choice, each, type Setting } from './setting.ts';

/** What is not known of the notifications about orders. */
export const NOTIFICATIONS = {
  notificationTime: each('Which time is in the hash of a notification? `paid`: empty if unpaid.', {
    created: choice('', 'created', 'paid', 'none'),
    canceled: choice('', 'created', 'paid', 'none'),
    paid: choice('', 'paid', 'created', 'none'),
    prepaid: choice('', 'paid', 'created', 'none'),
    refunded: choice('', 'paid', 'created', 'none'),
  }),
  notificationsHavePaid: choice(
    'Does every notification have `paid`, also where it is not documented?',
    false,
    true,
  ),
  createdStatus: choice(
    'What is the `status` of a notification about a new order?',
    'new_order',
    'new order',
  ),
} as const satisfies Record<string, Setting<unknown>>;
