import type { Step } from '../../../standins/zapier/step.ts';

type SearchStep = Step & { type: 'search' };
type Props = { step: SearchStep; update: (changed: (step: Step) => Step) => void };

/** What Zapier asks about every search. */
export function SearchOptions({ step, update }: Props) {
  const set = (changed: Partial<SearchStep>) =>
    update((now) => (now.type === 'search' ? { ...now, ...changed } : now));
  return (
    <div class="group">
      <div class="field">
        <label for="search-results">If several are found</label>
        <select
          id="search-results"
          value={step.results ?? 'first'}
          onChange={({ currentTarget: { value } }) =>
            set({ results: value === 'all' ? 'all' : 'first' })
          }
        >
          <option value="first">Go on with the first</option>
          <option value="all">Go on with all of them as line items</option>
        </select>
      </div>
      <div class="field">
        <label for="search-nothing">If nothing is found</label>
        <select
          id="search-nothing"
          value={step.whenNothingFound ?? 'stop'}
          onChange={({ currentTarget: { value } }) =>
            set({ whenNothingFound: value === 'go on' ? 'go on' : 'stop' })
          }
        >
          <option value="stop">Stop the run</option>
          <option value="go on">Go on</option>
        </select>
      </div>
    </div>
  );
}
