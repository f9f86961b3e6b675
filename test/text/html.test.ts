import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html, inline, type Piece, preformatted, render } from '../../src/text/html.ts';
import { sanitise } from '../../src/text/sanitise.ts';
import { ciCommands } from '../support/ci-log.ts';
import { textOf } from '../support/markup.ts';

const paragraph = (piece: Piece): string => render(html`<p>${piece}</p>`);

describe('html', () => {
  test('what is put in is text', () => {
    expect(paragraph('<b>&"\'')).toBe('<p>&lt;b&gt;&amp;&quot;&#39;</p>');
    expect(paragraph(4.5)).toBe('<p>4.5</p>');
    expect(paragraph(null)).toBe('<p></p>');
  });

  test('markup is put in as it is', () => {
    expect(paragraph(html`<b>${'&'}</b>`)).toBe('<p><b>&amp;</b></p>');
  });

  test('nothing ends the value of an attribute', () => {
    expect(render(html`<a title="${'" onclick="x'}">x</a>`)).toBe('<a title="&quot; onclick=&quot;x">x</a>');
  });

  test('what only looks like markup is text', () => {
    const forged = JSON.parse('{ "markup": "<script>" }');
    expect(() => paragraph(forged)).toThrow(TypeError);
  });

  test('a list stands line by line, without what is empty', () => {
    expect(paragraph([html`<br>`, null, [], [[html`<hr>`], ''], '<'])).toBe('<p><br>\n<hr>\n&lt;</p>');
    expect(paragraph(inline(['a', html`<br>`, null, 'b']))).toBe('<p>a<br>b</p>');
  });

  test('controls and what turns text round become visible', () => {
    expect(paragraph('a\u001b[2J\nb\u202ec')).toBe('<p>a\\x1b[2J\\nb\\u{202e}c</p>');
  });

  test('preformatted text keeps its lines', () => {
    expect(paragraph(preformatted('1 | <a>\n  | ^\u001b'))).toBe('<p>1 | &lt;a&gt;\n  | ^\\x1b</p>');
  });

  test('no line gives a command to a CI server', () => {
    const frame = render(html`<pre>${preformatted('x\n::error::y\n  ::group::\n##[z] ###[z] :::z')}</pre>`);
    expect(ciCommands(frame)).toEqual([]);
    expect(textOf(frame)).toBe('x\n::error::y\n  ::group::\n##[z] ###[z] :::z');
  });

  test('whatever the text, it reads back as itself, sanitised', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const markup = paragraph(text);
        expect(markup).toMatch(/^<p>[^<>"']*<\/p>$/);
        expect(textOf(markup)).toBe(sanitise(text));
      }),
    );
  });
});
