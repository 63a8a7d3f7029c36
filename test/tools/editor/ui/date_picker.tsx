/** The browser's own calendar beside a text field, which also takes what no calendar has. */
export function DatePicker({
  name,
  value,
  onChange,
}: {
  name: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <input
      class="date-picker"
      type="datetime-local"
      aria-label={`Pick a time for ${name}`}
      value={/^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(value)?.[0] ?? ''}
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
