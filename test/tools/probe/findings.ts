import { QUESTION_IDS, QUESTIONS, type QuestionId } from './questions.ts';

/**
 * `confirmed`: the app is right as it is. `contradicted`: it would do something wrong. `unknown`: what
 * was seen does not tell.
 */
export type Verdict = 'confirmed' | 'contradicted' | 'unknown';

/** What was seen, in words; of fields, a word for each of them. Null when it is unknown. */
export type Value = string | Readonly<Record<string, string>> | null;

/** What came of one question. Nothing in it is about a customer. */
export type Finding = {
  id: QuestionId;
  verdict: Verdict;
  value: Value;
  /** What was seen, in counts and shapes, and when that was too little, what would settle it. */
  evidence: string;
  file: string;
};

type Answer = Pick<Finding, 'verdict' | 'value' | 'evidence'>;

/** Collects the findings of a run. What stays unanswered is unknown. */
export class Findings {
  readonly #answers = new Map<QuestionId, Answer>();
  readonly #reasons = new Map<QuestionId, string>();

  confirm(id: QuestionId, value: Exclude<Value, null>, evidence: string): void {
    this.#answers.set(id, { verdict: 'confirmed', value, evidence });
  }

  contradict(id: QuestionId, value: Exclude<Value, null>, evidence: string): void {
    this.#answers.set(id, { verdict: 'contradicted', value, evidence });
  }

  /** Confirms or contradicts. */
  judge(id: QuestionId, isRight: boolean, value: Exclude<Value, null>, evidence: string): void {
    if (isRight) this.confirm(id, value, evidence);
    else this.contradict(id, value, evidence);
  }

  /** Says why questions stay unknown. An answer wins over it, whenever it comes. */
  leaveOpen(ids: readonly QuestionId[], why: string): void {
    for (const id of ids) this.#reasons.set(id, why);
  }

  isOpen(id: QuestionId): boolean {
    return !this.#answers.has(id);
  }

  /** All findings about `ids`, in the order in which the questions are listed. */
  list(ids: readonly QuestionId[] = QUESTION_IDS): Finding[] {
    return ids.map((id) => {
      const { file, settledBy } = QUESTIONS[id];
      const why = this.#reasons.get(id) ?? 'Not asked.';
      const open: Answer = {
        verdict: 'unknown',
        value: null,
        evidence: `${why} To settle it: ${settledBy}.`,
      };
      return { id, ...(this.#answers.get(id) ?? open), file };
    });
  }
}

/** `1 order`, `2 orders`. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;

/** Each once, in alphabetical order, as a list for people. */
export const listed = (words: Iterable<string>): string => [...new Set(words)].sort().join(', ');
