import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

export type Option = { key: string; label: string; hint?: string; group?: string };

type Props = {
  id?: string;
  /** The ids of the elements that name and describe it. */
  labelledBy?: string;
  label?: string;
  describedBy?: string | undefined;
  placeholder?: string | undefined;
  /** What it shows while the list is closed. */
  text: string;
  /** Undefined while they are being fetched. */
  options: readonly Option[] | undefined;
  error?: string | undefined;
  /** The list stands open, as in a dialog of its own. */
  staysOpen?: boolean;
  onOpen?: () => void;
  onPick: (key: string) => void;
  onClose?: () => void;
};

/** A text field with a list below it that is searched by typing. ARIA's pattern "combobox". */
export function Combobox(props: Props) {
  const { text, options, error, staysOpen = false, onPick, onOpen, onClose } = props;
  const [isOpen, setOpen] = useState(staysOpen);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = (options ?? []).filter(({ label, hint = '', group = '' }) =>
    `${label} ${hint} ${group}`.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  const optionId = (at: number) => `${listId}-${at}`;

  useLayoutEffect(() => {
    if (staysOpen) input.current?.focus();
  }, []);
  useLayoutEffect(() => {
    if (isOpen) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active, isOpen]);

  const open = () => {
    if (isOpen) return;
    setOpen(true);
    setTyped('');
    setActive(0);
    onOpen?.();
  };
  const close = () => {
    if (!staysOpen) setOpen(false);
    setTyped('');
    onClose?.();
  };
  const pick = (key: string | undefined) => {
    if (key === undefined) return;
    close();
    onPick(key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!isOpen) return open();
      setActive((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      pick(found[active]?.key);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    }
  };

  return (
    <div class="combobox">
      <input
        ref={input}
        id={props.id}
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found.length > 0 ? optionId(active) : undefined}
        aria-labelledby={props.labelledBy}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        placeholder={props.placeholder}
        value={isOpen ? typed : text}
        onClick={open}
        onInput={({ currentTarget }) => {
          open();
          setTyped(currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => isOpen && !staysOpen && close()}
      />
      <div
        ref={list}
        id={listId}
        class="options"
        role="listbox"
        aria-label={props.label ?? 'Choices'}
        hidden={!isOpen}
      >
        {found.map(({ key, label, hint, group }, at) => (
          <>
            {group !== undefined && group !== found[at - 1]?.group && (
              <div class="option-group" role="presentation">
                {group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the keys */}
            <div
              key={key}
              id={optionId(at)}
              class="option"
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(key)}
            >
              <span>{label}</span>
              {hint !== undefined && <span class="hint">{hint}</span>}
            </div>
          </>
        ))}
      </div>
      {isOpen && found.length === 0 && (
        <p class="options none" role="status">
          {error ?? (options === undefined ? 'Fetching the list…' : 'Nothing like this is here.')}
        </p>
      )}
    </div>
  );
}
