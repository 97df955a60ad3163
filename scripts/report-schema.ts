// Writes the published JSON Schemas: schema/report-1.json of report.json, and schema/configuration-1.json of the file that
// editors check while somebody writes it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigFile } from '../src/config/file-schema.ts';
import * as types from '../src/types.ts';

export const schemaPath = join(import.meta.dirname, '../schema/report-1.json');

export const configurationSchemaPath = join(import.meta.dirname, '../schema/configuration-1.json');

/** The schema of the configuration file, in the draft that editors and the catalogs for them know. */
export function publishedConfigurationSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(ConfigFile, { target: 'draft-7' });
  const about = { $id: 'urn:deep-review:configuration:1', title: 'Deep Review: configuration file, version 1' };
  return `${JSON.stringify({ $schema, ...about, ...schema }, null, 2)}\n`;
}

/** The schema as it is published, JSON Schema 2020-12. What has a name in types/ has the same name in it. */
export function publishedSchema(): string {
  const { Report, ...parts } = types;
  for (const [id, part] of Object.entries(parts)) {
    if (part instanceof z.ZodType) z.globalRegistry.add(part, { ...z.globalRegistry.get(part), id });
  }
  const { $schema, ...schema } = z.toJSONSchema(Report, { target: 'draft-2020-12' });
  const about = { $id: 'urn:deep-review:report:1', title: 'Deep Review: report.json, version 1' };
  return `${JSON.stringify({ $schema, ...about, ...schema }, null, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(schemaPath, publishedSchema());
  writeFileSync(configurationSchemaPath, publishedConfigurationSchema());
}
