import { useEffect, useState } from 'preact/hooks';

const THEMES = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

/** Light, dark, or as the system has it. Kept over a reload. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(localStorage.getItem('theme') ?? 'system');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
  }, [theme]);
  return (
    <select
      class="theme"
      aria-label="Theme"
      value={theme}
      onChange={({ currentTarget }) => setTheme(currentTarget.value)}
    >
      {Object.entries(THEMES).map(([key, label]) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </select>
  );
}
