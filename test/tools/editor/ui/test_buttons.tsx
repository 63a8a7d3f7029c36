import { useEffect, useRef } from 'preact/hooks';
import type { Task } from './client.ts';
import { Problem } from './failure.tsx';

type Props = {
  label: string;
  task: Task;
  test: () => Promise<void>;
  /** Whether the test has succeeded, so that it is time to go on. */
  isDone: boolean;
  onNext: () => void;
};

/** The buttons under a trigger or a step: try it, go on; and why trying it did not work. */
export function TestButtons({ label, task, test, isDone, onNext }: Props) {
  const testing = useRef<HTMLButtonElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isDone && document.activeElement === testing.current) next.current?.focus();
  }, [isDone]);
  return (
    <>
      <div class="buttons">
        <button
          ref={testing}
          type="button"
          class={isDone ? undefined : 'primary'}
          aria-disabled={task.isBusy}
          onClick={() => task.isBusy || task.run(test)}
        >
          {task.isBusy ? 'Testing…' : label}
        </button>
        <button ref={next} type="button" class={isDone ? 'primary' : undefined} onClick={onNext}>
          Continue
        </button>
      </div>
      <Problem text={task.error} />
    </>
  );
}
