import { Marked, type Token, type Tokens } from 'marked';
import { YAMLParseError, parse as parseYaml } from 'yaml';
import { LessonHead, type Lesson, type LessonBlock, type LessonPart } from '../lib/course/lesson.ts';
import { explain, placesOf } from './explain.ts';
import type { Problem } from './problem.ts';

const SECTIONS: Record<string, string> = {
  S0: 'opening',
  S1: 'section 1',
  S2a: 'section 2, functions',
  S2b: 'section 2, two trends',
  S3: 'section 3',
  S3c: 'closing remark',
};

const HEADING = /^(.*?)\s*\{#([a-z0-9-]+)((?:\s+K\d\d)*)\}$/;
const DIRECTIVE = /^::(figure|activity)(?:[ \t]+([a-z-]+))?[ \t]*(?:\n|$)/;

interface Directive extends Tokens.Generic {
  type: 'directive';
  kind: 'figure' | 'activity';
  name: string;
}

/** How much of what was refused is shown to its author, in characters. */
const LONGEST_QUOTE = 60;

/** Where a link may lead: a secure page, an address to write to, a place of this page, a page of the course. */
const ADDRESS = /^(?:https:\/\/|mailto:|#|\.{0,2}\/(?![/\\]))/i;

/** What stands in a lesson and cannot be shown: what was written, and what to write instead. */
interface Refusal {
  raw: string;
  message: string;
}
const REFUSED = {
  html: 'HTML is not shown in a lesson: write it in Markdown, or between `backticks` to show it as it is',
  directive: 'a figure or the activity stands by itself, not in a list or a note: move the line out of it',
  link: 'a link leads to https://…, mailto:…, #part or ../page/: correct the address',
  image:
    'pictures are not shown in a lesson: a drawing stands on a line of its own, like "::figure nested-sets"',
};

const escape = (text: string) =>
  text
    .replace(/&(?!#\d{1,7};|#x[\da-f]{1,6};|\w+;)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** Makes HTML of a lesson's Markdown. What is refused comes out as words, so that it is harmless wherever it ends up. */
function reader(refuse: (refusal: Refusal) => void): Marked {
  const markdown: Marked = new Marked({
    extensions: [
      {
        name: 'directive',
        level: 'block',
        start: (text) => /^::/m.exec(text)?.index,
        tokenizer(text): Directive | undefined {
          const found = DIRECTIVE.exec(text);
          return found
            ? {
                type: 'directive',
                raw: found[0],
                kind: found[1] as Directive['kind'],
                name: found[2] ?? '',
              }
            : undefined;
        },
        /** Those that stand by themselves never come here. */
        renderer({ raw }) {
          refuse({ raw, message: REFUSED.directive });
          return escape(raw);
        },
      },
      {
        name: 'marked',
        level: 'inline',
        start: (text) => text.indexOf('=='),
        tokenizer(text) {
          const found = /^==(.+?)==/.exec(text);
          return found
            ? { type: 'marked', raw: found[0], tokens: this.lexer.inlineTokens(found[1] ?? '') }
            : undefined;
        },
        renderer(token) {
          return `<mark>${this.parser.parseInline(token.tokens ?? [])}</mark>`;
        },
      },
    ],
    renderer: {
      html({ raw, text }) {
        refuse({ raw, message: REFUSED.html });
        return escape(text);
      },
      image({ raw, text }) {
        refuse({ raw, message: REFUSED.image });
        return escape(text);
      },
      link({ raw, href, tokens }) {
        if (ADDRESS.test(href)) return false; // As marked does it: the address is escaped.
        refuse({ raw, message: REFUSED.link });
        return this.parser.parseInline(tokens);
      },
      /** After an opening tag marked takes text for HTML: here no text is. */
      text(token) {
        return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : escape(token.text);
      },
      /** Emphasis in lessons is for French words only. */
      em({ tokens }) {
        return `<span lang="fr">${this.parser.parseInline(tokens)}</span>`;
      },
      heading({ text, depth }): string {
        const [, title = text, anchor = ''] = HEADING.exec(text) ?? [];
        return `<h${depth} id="${anchor}">${markdown.parseInline(title, { async: false })}</h${depth}>\n`;
      },
      /** `> S1 | …` is a note in the margin about what the article says. */
      blockquote({ text }): string {
        const [, section = '', note = text] = /^(S\d[a-c]?)\s*\|\s*([^]*)$/.exec(text) ?? [];
        const where = SECTIONS[section] ?? '';
        return `<aside class="note" role="note" aria-label="Note on the source, ${where}"><p class="ref">Source, ${where}</p><p>${markdown.parseInline(note, { async: false })}</p></aside>\n`;
      },
      table(token) {
        const cell = (tag: string, { tokens }: Tokens.TableCell) =>
          `<${tag}>${this.parser.parseInline(tokens)}</${tag.split(' ')[0]}>`;
        const head = token.header
          .map((entry) => cell(entry.text === '' ? 'td' : 'th scope="col"', entry))
          .join('');
        const rows = token.rows.map(
          (row) =>
            `<tr>${row.map((entry, index) => cell(index === 0 ? 'th scope="row"' : 'td', entry)).join('')}</tr>`,
        );
        return `<div class="scroll" tabindex="0" role="group" aria-label="Table"><table class="table table-figure"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>\n`;
      },
    },
  });
  return markdown;
}

const lineAt = (text: string, part: string) =>
  text.slice(0, Math.max(0, text.indexOf(part))).split('\n').length;

function partsOf(tokens: Token[]): { parts: LessonPart[]; mistakes: string[] } {
  const parts: LessonPart[] = [];
  const mistakes: string[] = [];
  for (const token of tokens) {
    if (token.type !== 'heading') continue;
    const found = HEADING.exec((token as Tokens.Heading).text);
    if (!found) mistakes.push(token.raw.trim());
    else
      parts.push({
        title: found[1] ?? '',
        anchor: found[2] ?? '',
        concepts: (found[3] ?? '').split(/\s+/).filter(Boolean),
      });
  }
  return { parts, mistakes };
}

function blocksOf(tokens: Token[], markdown: Marked): LessonBlock[] {
  const blocks: LessonBlock[] = [];
  let prose: Token[] = [];
  const flush = () => {
    if (prose.length > 0) blocks.push({ kind: 'prose', html: markdown.parser(prose) });
    prose = [];
  };
  for (const token of tokens) {
    if (token.type !== 'directive') prose.push(token);
    else {
      flush();
      const { kind, name } = token as Directive;
      blocks.push(kind === 'figure' ? { kind, name } : { kind });
    }
  }
  flush();
  return blocks;
}

/** Reads a lesson: its head between two lines of dashes, then Markdown. */
export function readLesson(file: string, text: string): { lesson?: Lesson; problems: Problem[] } {
  const found = /^---\n([^]*?)\n---\n([^]*)$/.exec(text);
  if (!found)
    return {
      problems: [
        {
          file,
          line: 1,
          field: '',
          message: 'a lesson begins with its head between two lines of three dashes',
        },
      ],
    };
  const [, head = '', body = ''] = found;
  let values: unknown;
  try {
    values = parseYaml(head);
  } catch (error) {
    const line = 1 + (error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 1) : 1);
    return {
      problems: [
        {
          file,
          line,
          field: 'head',
          message: 'this line cannot be read: put a text with a colon in it into "quotes"',
        },
      ],
    };
  }
  const parsed = LessonHead.safeParse(values, { reportInput: true });
  if (!parsed.success)
    return {
      problems: parsed.error.issues.flatMap((issue) =>
        placesOf(issue).map((place) => ({
          file,
          line: place.length > 0 ? lineAt(text, `\n${String(place[0])}:`) + 1 : 2,
          field: place.join(' › '),
          message: explain(issue),
        })),
      ),
    };
  const refusals: Refusal[] = [];
  const markdown = reader((refusal) => refusals.push(refusal));
  const tokens = markdown.lexer(body);
  const { parts, mistakes } = partsOf(tokens);
  const problems = mistakes.map((heading) => ({
    file,
    line: lineAt(text, heading),
    field: heading,
    message: 'a heading ends with its name and concepts in braces, like {#first-purpose K04}',
  }));
  if (!tokens.some((token) => token.type === 'directive' && (token as Directive).kind === 'activity'))
    problems.push({
      file,
      line: 1,
      field: '',
      message: 'say where the thing to do stands: a line "::activity"',
    });
  const blocks = blocksOf(tokens, markdown);
  for (const { raw, message } of refusals)
    problems.push({
      file,
      line: lineAt(text, raw.trim()),
      field: raw.trim().slice(0, LONGEST_QUOTE),
      message,
    });
  return { lesson: { ...parsed.data, parts, blocks }, problems };
}
