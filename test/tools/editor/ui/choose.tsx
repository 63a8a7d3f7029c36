import type { Operation } from '../wire.ts';

type Props = {
  legend: string;
  operations: readonly Operation[];
  onChoose: (operation: Operation) => void;
};

/** The list of triggers, or of actions and searches, from which a step begins. */
export function Choose({ legend, operations, onChoose }: Props) {
  return (
    <div class="choose">
      <h2>{legend}</h2>
      <ul>
        {operations.map((operation) => (
          <li key={`${operation.type} ${operation.key}`}>
            <button type="button" onClick={() => onChoose(operation)}>
              <span class="kind">{KINDS[operation.type]}</span>
              <strong>{operation.label}</strong>
              <span class="hint">{operation.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

export const KINDS: Record<Operation['type'], string> = {
  trigger: 'Trigger',
  create: 'Action',
  search: 'Search',
  searchOrCreate: 'Search or create',
};
