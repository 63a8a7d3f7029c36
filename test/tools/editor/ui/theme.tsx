import { useState } from 'preact/hooks';

const THEMES = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

function show(theme: string): void {
  document.documentElement.dataset.theme = theme;
}

const kept = localStorage.getItem('theme') ?? 'system';
show(kept);

/** Light, dark, or as the system has it. Kept over a reload. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(kept);
  return (
    <select
      class="theme"
      aria-label="Theme"
      value={theme}
      onChange={({ currentTarget: { value } }) => {
        show(value);
        localStorage.setItem('theme', value);
        setTheme(value);
      }}
    >
      {Object.entries(THEMES).map(([key, label]) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </select>
  );
}
