import { describe, expect, test } from 'vitest';
import { dated } from '../../../src/report/render/dated.ts';
import { render } from '../../../src/text/html.ts';

const written = (text: string): string => render(dated(text));

describe('days in a page', () => {
  test('are kept on one line', () => {
    expect(written('from 2017-08-03 to 2019-06-03, then <b>')).toBe(
      'from <time>2017-08-03</time> to <time>2019-06-03</time>, then &lt;b&gt;',
    );
    expect(written('2020-02-28')).toBe('<time>2020-02-28</time>');
    expect(written('(2017-01-31)')).toBe('(<time>2017-01-31</time>)');
  });

  test.each(['2017-02-30', '2017-13-01', '2017-04-31', '2017-00-10', '2017-08', 'x2017-08-03', 'a/2017-08-03/b'])(
    'but not %s, which is no day or a part of something else',
    (text) => {
      expect(written(text)).toBe(text);
    },
  );
});
