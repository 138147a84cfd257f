import * as z from 'zod';

/** Something to see: no blanks, and none of the characters that leave nothing on a screen. */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/u;

/** A text for learners: something to see. What it is made of is theirs to read: mark-up is shown, and never runs. */
export const Text = z
  .string()
  .trim()
  .min(1, { error: 'write something here', abort: true })
  .refine((text) => VISIBLE.test(text), 'is empty: write something here');
