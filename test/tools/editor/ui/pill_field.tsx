import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Combobox } from './combobox.tsx';
import type { Source } from './draft.ts';
import { nodesOf, pillBefore, pillOf, removePill, short, textOf } from './pills.ts';

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

  // The browser edits the nodes; they are made anew only when the value comes from elsewhere.
  useLayoutEffect(() => {
    const element = field.current;
    if (element !== null && textOf(element) !== value) {
      element.replaceChildren(...nodesOf(value, sources));
    }
  }, [value, sources]);

  const changed = () => field.current && onChange(textOf(field.current));
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
            options={sources.flatMap(({ id: step, title, values }) =>
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
