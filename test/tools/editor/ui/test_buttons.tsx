import type { Task } from './client.ts';
import { Problem } from './failure.tsx';

type Props = { label: string; task: Task; test: () => Promise<void>; onNext: () => void };

/** The buttons under a trigger or a step: try it, go on; and why trying it did not work. */
export const TestButtons = ({ label, task, test, onNext }: Props) => (
  <>
    <div class="buttons">
      <button
        type="button"
        class="primary"
        aria-disabled={task.isBusy}
        onClick={() => task.isBusy || task.run(test)}
      >
        {task.isBusy ? 'Testing…' : label}
      </button>
      <button type="button" onClick={onNext}>
        Continue
      </button>
    </div>
    <Problem text={task.error} />
  </>
);
