import { afterEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { itemLookBack, ordersPaidOn } from '../../../src/polling/sources.ts';
import { daySpanOf, type Span } from '../../../src/polling/spans.ts';

const DAY = 86_400;

afterEach(() => {
  jest.restoreAllMocks();
});

/** The numbers of the days at which a span begins and ends, as the service is told them. */
const daysOf = (span: Span) => {
  const { begin_date, end_date } = ordersPaidOn(span).paramsOf(span);
  return [begin_date, end_date].map(
    (day) => Date.parse(String(day).split('.').reverse().join('-')) / 1000 / DAY,
  );
};

test('a window of days is never longer than a month, which the service would cut, nor shorter to fill the memory', () => {
  const longest = itemLookBack.read({ data: {} });
  const anyTime = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2040-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(anyTime, (now) => {
      jest.spyOn(Date, 'now').mockReturnValue(now.getTime());
      const [pollBegin = 0, pollEnd] = daysOf(daySpanOf(longest, 'poll'));
      const [begin = 0, end = 0] = daysOf(daySpanOf(longest, 'turning on'));
      expect(end - begin).toBe(28);
      expect(pollBegin - begin).toBe(2);
      expect(pollEnd).toBe(end);
    }),
  );
});
