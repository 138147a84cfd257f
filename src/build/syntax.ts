/** A slip that keeps a JSON text from being read: where it stands, and how to mend it. */
export interface Slip {
  offset: number;
  message: string;
}

const TOKEN =
  /(?<string>"(?:[^"\\\n\r]|\\.)*")|(?<open>[{[])|(?<close>[}\]])|(?<comma>,)|(?<colon>:)|(?<number>-?\d[\w.+-]*)|(?<word>\p{L}[\p{L}\p{N}_-]*)|(?<torn>")|(?<space>[^\S \t\r\n])|(?<other>\S)/gu;
const CLOSING: Record<string, string> = { '{': '}', '[': ']' };
const CLOSED: Record<string, string> = { '{': 'group', '[': 'list' };

/** What must come next. Where it is the first of a list or group, the closing bracket may come instead. */
type Wanted = 'value' | 'first value' | 'field' | 'first field' | 'colon' | 'comma';

/** Whether a text, number or word is one that JSON knows, by itself. */
function readable(token: string): boolean {
  try {
    JSON.parse(token);
    return true;
  } catch {
    return false; // Only asked: the caller says in words what is wrong.
  }
}

/** A character that nobody sees, by the number under which it can be looked up. */
const unseen = (character: string) =>
  `an invisible character (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;

function badToken(kind: string, token: string, wanted: Wanted): string | undefined {
  if (kind === 'torn') return 'the text that begins here has no closing ": add it. A text stays on one line';
  if (kind === 'string' && !readable(token)) {
    const control = [...token].find((character) => character < ' ');
    if (control === '\t') return 'there is a tab in this text: put a space in its place';
    return control === undefined
      ? 'there is a backslash (\\) in this text: remove it'
      : `there is ${unseen(control)} in this text: remove it, or type the text anew`;
  }
  if (kind === 'space')
    return 'there is a special space here, perhaps from a word processor: type an ordinary one';
  if (kind === 'number' && !readable(token))
    return `${token} is not a number: write it with digits only, or put it in quotes`;
  if (kind === 'word' && !readable(token)) {
    if (wanted === 'comma' || wanted === 'colon')
      return `the text before ${token} ended too early: inside a text, write “ and ” for quotes`;
    if (/^(true|false)$/i.test(token)) return `write ${token.toLowerCase()} in small letters`;
    return `${token} needs straight quotes around it: "${token}"`;
  }
  if (kind !== 'other') return undefined;
  if (/[\p{Cc}\p{Cf}]/u.test(token))
    return `there is ${unseen(token)} here: remove it, or type this line anew`;
  if (/[“”„«»‘’'`]/.test(token)) return `${token} cannot begin or end a text: use the straight quote "`;
  if (token === '/' || token === '#') return 'notes are not possible in these files: remove this one';
  return `${token} is not expected here: check the quotes on this line and the one above`;
}

/** The first slip of a JSON text; nothing where it can be read. */
export function findSlip(text: string): Slip | undefined {
  const opened: { bracket: string; offset: number }[] = [];
  const lineOfOffset = (offset: number) => text.slice(0, offset).split('\n').length;
  let wanted: Wanted = 'value';
  let last = { token: '', offset: 0 };

  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    const offset = match.index;
    const [kind = 'other'] =
      Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    const around = opened.at(-1);
    const slip = (message: string, at = offset): Slip => ({ offset: at, message });
    const inField = wanted === 'field' || wanted === 'first field';
    const inValue = wanted === 'value' || wanted === 'first value';

    const bad = badToken(kind, token, wanted);
    if (bad) return slip(bad);
    if (!around && wanted === 'comma')
      return slip(
        kind === 'close'
          ? `this ${token} is one too many: remove it`
          : 'the file should end above: remove what follows, or a bracket was closed too early',
      );

    if (kind === 'close') {
      if (!around) return slip(`this ${token} is one too many: remove it`);
      if (last.token === ',')
        return slip(`a comma stands before the closing ${token}: remove the comma`, last.offset);
      if (wanted === 'colon')
        return slip(`${last.token} has no value: write a colon and its value after it`, last.offset);
      if (last.token === ':') return slip('nothing follows this colon: write a value after it', last.offset);
      if (CLOSING[around.bracket] !== token)
        return slip(
          `a ${CLOSING[around.bracket]} is missing before this ${token}: the ${CLOSED[around.bracket]} that begins on line ${lineOfOffset(around.offset)} is still open`,
        );
      opened.pop();
      wanted = 'comma';
    } else if (wanted === 'comma') {
      if (token === '{' && around?.bracket === '{')
        return slip(
          `a } and a comma are missing before this {: the group that begins on line ${lineOfOffset(around.offset)} is still open`,
        );
      if (kind === 'colon')
        return slip('this colon is not expected here: a comma or a bracket may be missing above');
      if (kind !== 'comma')
        return slip(
          `a comma is missing after ${last.token.length > 40 ? 'this text' : last.token}`,
          last.offset,
        );
      wanted = around?.bracket === '{' ? 'field' : 'value';
    } else if (wanted === 'colon') {
      if (kind !== 'colon')
        return slip(
          `a colon is missing after ${last.token.length > 40 ? 'this text' : last.token}`,
          last.offset,
        );
      wanted = 'value';
    } else if (kind === 'comma') {
      return slip(
        last.token === ','
          ? 'there are two commas: remove one'
          : 'this comma is not expected here: remove it, or write what is missing before it',
      );
    } else if (inField) {
      if (kind === 'open')
        return slip(
          `a } is missing before this ${token}: the group that begins on line ${lineOfOffset(around?.offset ?? 0)} is still open`,
        );
      const [half] = /\d+,$/.exec(text.slice(0, offset)) ?? [];
      if (kind === 'number' && half)
        return slip(`a number is written with a point, not with a comma: ${half.replace(',', '.')}${token}`);
      if (kind !== 'string') return slip(`the name of a field is missing before this ${token}`);
      wanted = 'colon';
    } else if (inValue) {
      if (kind === 'colon')
        return slip('this colon is not expected here: remove it, or write the name of a field before it');
      if (kind === 'open') opened.push({ bracket: token, offset });
      wanted = kind === 'open' ? (token === '{' ? 'first field' : 'first value') : 'comma';
    }
    last = { token, offset };
  }

  const open = opened.at(-1);
  if (open)
    return {
      offset: text.trimEnd().length,
      message: `the file ends too early: a ${CLOSING[open.bracket]} is missing for the ${CLOSED[open.bracket]} that begins on line ${lineOfOffset(open.offset)}`,
    };
  return wanted === 'comma'
    ? undefined
    : { offset: 0, message: 'the file is empty: copy another file of this folder and change it' };
}
