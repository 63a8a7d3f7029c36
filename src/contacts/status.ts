/** The statuses of a contact in a group that the service's articles list. There may be others. */
const STATUSES: ReadonlyMap<string | null, string> = new Map([
  ['STATUS_WAIT', 'Waiting for Confirmation'],
  ['STATUS_SUBSCRIBE', 'Subscribed'],
  ['STATUS_UNSUBSCRIBE', 'Unsubscribed'],
  ['STATUS_UNSUBSCRIBE_BY_SERVICE', 'Unsubscribed by the Service'],
  ['STATUS_INVALID_EMAIL', 'Invalid Email'],
]);

/** What people see of a status; one that is not listed is shown as it is. */
export const nameOfStatus = (status: string | null): string | null =>
  STATUSES.get(status) ?? status;
