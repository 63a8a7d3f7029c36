import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Combobox } from './combobox.tsx';
import { History } from './history.ts';
import { nodesOf, pillBefore, pillOf, removePill, short, textOf } from './pills.ts';
import type { Source } from './sources.ts';
import { isRedo, isUndo } from './undo.tsx';

type Props = {
  id: string;
  name: string;
  labelledBy: string;
  describedBy?: string | undefined;
  isRequired?: boolean;
  isLong?: boolean;
  placeholder?: string | undefined;
  value: string;
  sources: readonly Source[];
  onChange: (value: string) => void;
};

/** A text field in which values of earlier steps stand as pills. */
export function PillField(props: Props) {
  const { id, name, value, sources, onChange } = props;
  const field = useRef<HTMLDivElement>(null);
  const caret = useRef<Range | undefined>(undefined);
  const [isInserting, setInserting] = useState(false);
  const history = useRef(new History(value)).current;
  const usable = sources.filter(({ gone }) => gone === undefined);
  /** What the pills say beside the value: changes when a step is removed, moved or tested. */
  const said = sources
    .map(({ id, title, gone, values }) => [id, title, gone, values.length])
    .join();
  const knownSaid = useRef(said);

  // The browser edits the nodes; they are made anew only when the value comes from elsewhere.
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    if (textOf(element) !== value || knownSaid.current !== said) {
      element.replaceChildren(...nodesOf(value, sources));
      if (element === document.activeElement)
        getSelection()?.collapse(element, element.childNodes.length);
    }
    knownSaid.current = said;
  }, [value, said]);

  const changed = () => {
    if (field.current === null) return;
    const text = textOf(field.current);
    history.add(text);
    onChange(text);
  };
  /** The browser's own undo knows nothing of pills. */
  const travel = (text: string | undefined) => {
    if (text !== undefined) onChange(text);
  };
  const keepCaret = () => {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
    if (range && field.current?.contains(range.startContainer)) caret.current = range.cloneRange();
  };
  const insert = (reference: string) => {
    const element = field.current;
    if (element === null) return;
    setInserting(false);
    element.focus();
    const range = caret.current ?? endOf(element);
    range.deleteContents();
    const gap = document.createTextNode('\u200B');
    const pill = pillOf(reference, sources);
    range.insertNode(gap);
    range.insertNode(pill);
    range.insertNode(document.createTextNode('\u200B'));
    getSelection()?.collapse(gap, 1);
    keepCaret();
    changed();
  };

  return (
    <div
      class="pill-field"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) {
          setInserting(false);
        }
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a text field cannot hold pills */}
      <div
        ref={field}
        id={id}
        class={`text-box${props.isLong ? ' long' : ''}`}
        role="textbox"
        tabIndex={0}
        contentEditable="plaintext-only"
        spellcheck={false}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        aria-required={props.isRequired}
        aria-multiline={props.isLong === true}
        data-placeholder={value === '' ? props.placeholder : undefined}
        onInput={changed}
        onKeyUp={keepCaret}
        onMouseUp={keepCaret}
        onBlur={keepCaret}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !props.isLong) event.preventDefault();
          if (isUndo(event) || isRedo(event)) {
            event.preventDefault();
            travel(isUndo(event) ? history.back(value) : history.forth());
            return;
          }
          if (event.key !== 'Backspace') return;
          keepCaret();
          const pill = caret.current && pillBefore(caret.current);
          if (pill === undefined) return;
          event.preventDefault();
          removePill(pill);
          keepCaret();
          changed();
        }}
      />
      <button
        type="button"
        class="small"
        aria-expanded={isInserting}
        aria-label={`Insert data into ${name}`}
        onClick={() => setInserting(!isInserting)}
      >
        + Data
      </button>
      {isInserting && (
        <div class="insert" role="dialog" aria-label={`Insert data into ${name}`}>
          <Combobox
            label={`Search the data for ${name}`}
            placeholder="Search"
            text=""
            staysOpen
            options={usable.flatMap(({ id: step, title, values }) =>
              values.map(({ path, label, value: example }) => ({
                key: `{{${step}__${path}}}`,
                label,
                hint: short(example) || 'empty',
                group: title,
              })),
            )}
            onPick={insert}
            onClose={() => {
              setInserting(false);
              field.current?.focus();
            }}
          />
        </div>
      )}
    </div>
  );
}

function endOf(element: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  return range;
}
