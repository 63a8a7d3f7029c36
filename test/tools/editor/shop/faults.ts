import { BODY } from '../../../standins/justclick/faults/body.ts';
import { CONNECTION } from '../../../standins/justclick/faults/connection.ts';
import { CONTENTS } from '../../../standins/justclick/faults/contents.ts';
import { GATEWAY } from '../../../standins/justclick/faults/gateway.ts';
import { FAULTS, type FaultName } from '../../../standins/justclick/faults.ts';
import type { PanelChoice } from '../wire.ts';

/** What goes wrong most often, in the words of whoever it happens to. */
const USUAL: Partial<Record<FaultName, string>> = {
  reset: 'The connection breaks before an answer comes',
  silent: 'No answer comes at all',
  'http-502': 'The web server of the service is out of order (502)',
  'http-429': 'The service gets too many requests (429)',
  'wrong-signature': 'The answer is signed with another key',
};

const GROUPS = {
  'More of the web server': GATEWAY,
  'More of the connection': CONNECTION,
  'Odd bytes': BODY,
  'Odd contents': CONTENTS,
} as const;

/** The usual ones first, the others behind them in groups. */
export const FAULT_CHOICES: readonly PanelChoice[] = [
  { value: 'none', label: 'Nothing' },
  ...Object.entries(USUAL).map(([value, label]) => ({ value, label })),
  ...Object.entries(GROUPS).flatMap(([group, faults]) =>
    Object.keys(faults)
      .filter(
        (name): name is FaultName => Object.hasOwn(FAULTS, name) && !Object.hasOwn(USUAL, name),
      )
      .map((value) => ({ value, label: FAULTS[value].says, group })),
  ),
];
