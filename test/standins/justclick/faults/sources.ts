import { withRecords } from './contents.ts';
import type { Fault, Json } from './fault.ts';

const isPaid = ({ paid }: Json) => ![undefined, null, '', '0', 0].includes(paid as string);

/** What a list may say of an order that another list says something else of. */
export const CHANGES = {
  'status-missing': {
    says: 'Orders with a date of payment come without their status.',
    change: ({ pay_status, ...row }: Json) =>
      isPaid(row) ? row : { ...row, ...(pay_status !== undefined && { pay_status }) },
  },
  'status-empty': {
    says: 'Orders with a date of payment come with an empty status.',
    change: (row: Json) => (isPaid(row) ? { ...row, pay_status: '' } : row),
  },
  'status-cancel': {
    says: 'Orders with a date of payment come as canceled, with that date.',
    change: (row: Json) => (isPaid(row) ? { ...row, pay_status: 'cancel' } : row),
  },
  'status-moneyback': {
    says: 'Orders with a date of payment come as refunded, with that date.',
    change: (row: Json) => (isPaid(row) ? { ...row, pay_status: 'moneyback' } : row),
  },
  'status-waiting': {
    says: 'Orders with a date of payment come as unpaid, with that date.',
    change: (row: Json) => (isPaid(row) ? { ...row, pay_status: 'waiting' } : row),
  },
  'date-missing': {
    says: 'Orders come without their date of payment, whatever their status.',
    change: ({ paid: _, ...row }: Json) => row,
  },
  'date-empty': {
    says: 'Orders come with an empty date of payment, whatever their status.',
    change: (row: Json) => ({ ...row, paid: '' }),
  },
} as const satisfies Record<string, { says: string; change: (row: Json) => Json }>;

export type SourceFaultName = keyof typeof CHANGES;

/** As faults: of one function only, they let two lists disagree about the same orders. */
export const SOURCES = Object.fromEntries(
  Object.entries(CHANGES).map(([name, { says, change }]) => [
    name,
    { says, carriedOut: true, spoil: withRecords((row) => ('paid' in row ? change(row) : row)) },
  ]),
) as Record<SourceFaultName, Fault>;
