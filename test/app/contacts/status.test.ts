import { expect, test } from '@jest/globals';
import { nameOfStatus } from '../../../src/contacts/status.ts';

test.each([
  ['STATUS_WAIT', 'Waiting for Confirmation'],
  ['STATUS_SUBSCRIBE', 'Subscribed'],
  ['STATUS_UNSUBSCRIBE', 'Unsubscribed'],
  ['STATUS_UNSUBSCRIBE_BY_SERVICE', 'Unsubscribed by the Service'],
  ['STATUS_INVALID_EMAIL', 'Invalid Email'],
  ['STATUS_OF_TOMORROW', 'STATUS_OF_TOMORROW'],
  [null, null],
])('people see the status %j of a contact as %j', (status, name) => {
  expect(nameOfStatus(status)).toBe(name);
});
