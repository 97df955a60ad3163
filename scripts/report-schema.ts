// Writes schema/report-1.json, the published JSON Schema of report.json, from src/render/report-schema.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { namedSchemas, ReportSchema } from '../src/render/report-schema.ts';

export const schemaPath = join(import.meta.dirname, '../schema/report-1.json');

/** The schema as it is published, JSON Schema 2020-12. */
export function publishedSchema(): string {
  for (const [id, schema] of Object.entries(namedSchemas)) {
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
  }
  const { $schema, ...schema } = z.toJSONSchema(ReportSchema, { target: 'draft-2020-12' });
  const about = { $id: 'urn:deep-review:report:1', title: 'Deep Review: report.json, version 1' };
  return `${JSON.stringify({ $schema, ...about, ...schema }, null, 2)}\n`;
}

if (import.meta.main) writeFileSync(schemaPath, publishedSchema());
