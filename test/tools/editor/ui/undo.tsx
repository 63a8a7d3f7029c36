import { createContext } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';

/** Something that the person took away, and how it comes back. */
export type Removal = { what: string; restore: () => void };

/** Whoever removes something tells it here. */
export const Removed = createContext<(removal: Removal) => void>(() => {});

/** What was removed and can be brought back, the newest last. Ctrl+Z does so where nobody types. */
export function useRemovals() {
  const [removals, setRemovals] = useState<readonly Removal[]>([]);
  const newest = removals.at(-1);
  const remove = useCallback(
    (removal: Removal) => setRemovals((before) => [...before, removal]),
    [],
  );
  const undo = () => {
    if (newest === undefined) return;
    newest.restore();
    setRemovals((before) => before.slice(0, -1));
  };
  useEffect(() => {
    if (newest === undefined) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, [contenteditable]') !== null;
      if (!isUndo(event) || isTyping) return;
      event.preventDefault();
      undo();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [newest]);
  return { newest, remove, undo, forget: () => setRemovals([]) };
}

export const isUndo = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey;

export const isRedo = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) &&
  ((key.toLowerCase() === 'z' && shiftKey) || (key.toLowerCase() === 'y' && !shiftKey));

type BarProps = Pick<ReturnType<typeof useRemovals>, 'newest' | 'undo' | 'forget'>;

/** Offers to bring back what was removed last. */
export const UndoBar = ({ newest, undo, forget }: BarProps) => (
  <div class="undo" role="status">
    {newest !== undefined && (
      <p>
        {newest.what}{' '}
        <button type="button" class="small" onClick={undo}>
          Undo
        </button>{' '}
        <button type="button" class="small quiet" aria-label="Keep it so" onClick={forget}>
          ✕
        </button>
      </p>
    )}
  </div>
);
