import { htmlAnswer } from '../answer.ts';
import { reset } from './connection.ts';
import type { Fault } from './fault.ts';

/**
 * Faults in time: the client is done with the request before the service is. They stand apart from the
 * others, because what they come to depends on when somebody looks.
 */
export const LATE = {
  late: {
    says: 'The connection is reset at once, and the service does its work 3 seconds later.',
    carriedOut: true,
    lateBy: 3,
    spoil: (answer) => ({ ...answer, deliver: reset }),
  },
  'late-504': {
    says: 'HTTP 504 at once, and the service does its work 3 seconds later.',
    carriedOut: true,
    lateBy: 3,
    spoil: () => htmlAnswer(504, '<html>\n<h1>504 Gateway Time-out</h1>\n</html>\n'),
  },
} as const satisfies Record<string, Fault>;
