import * as z from 'zod';

/** Something to see: no blanks, and none of the characters that leave nothing on a screen. */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/u;

/** Tags of HTML that writers know. A "<" in a sentence, or <words> that are none, stay what they are. */
const TAG =
  /<\/?(?:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|table|td|th|tr|tt|u|ul)(?:\s[^<>]*)?\/?>/i;

/** Characters by their name or number in HTML: "&eacute;", "&#233;". */
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i;

/** What is wrong with a text that learners read as it stands, and what to do. */
function faultOf(text: string): string | undefined {
  if (!VISIBLE.test(text)) return 'is empty: write something here';
  const [tag] = TAG.exec(text) ?? [];
  if (tag) return `learners would read ${tag} as it stands, because there is no mark-up here: remove it`;
  const [entity] = ENTITY.exec(text) ?? [];
  return entity && `learners would read ${entity} as it stands: write the character itself`;
}

/** A text for learners: something to see, and no mark-up. */
export const Text = z
  .string()
  .trim()
  .min(1, { error: 'write something here', abort: true })
  .check(({ value, issues }) => {
    const message = faultOf(value);
    if (message) issues.push({ code: 'custom', message, input: value });
  });
