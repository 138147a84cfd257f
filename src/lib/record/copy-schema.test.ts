import { expect, test } from 'vitest';
import * as z from 'zod';
import { CopyFile } from './copy-file.ts';

const schema = z.toJSONSchema(CopyFile);

/** Every field that a file can have, with what is said of it. */
function fieldsOf(value: unknown): [name: string, description: unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'properties'
      ? Object.entries(inner as Record<string, { description?: string }>).flatMap(
          ([name, field]): [string, unknown][] => [[name, field.description], ...fieldsOf(field)],
        )
      : fieldsOf(inner),
  );
}

test('whoever takes a copy elsewhere finds a schema that is current', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../../static/record.schema.json',
  );
});

test('the schema explains every field', () => {
  const fields = fieldsOf(schema);
  expect(fields.length).toBeGreaterThan(50);
  expect(fields.filter(([, description]) => !description)).toEqual([]);
});

test('the schema allows no field that it does not explain', () => {
  const objects = JSON.stringify(schema).match(/"properties":/g);
  const closed = JSON.stringify(schema).match(/"additionalProperties":false/g);
  expect(closed).toHaveLength(objects?.length ?? 0);
});
