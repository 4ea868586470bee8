// Makes src/api/schema.d.ts out of the OpenAPI document, and leaves it alone where it would be the same.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('usage: node scripts/types.mjs DOCUMENT')

/** Examples are for readers of the document. */
function plain(value) {
    if (Array.isArray(value)) return value.map(plain)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
        Object.entries(value)
            .filter(([name, inner]) => !((name === 'example' || name === 'examples') && !isSchema(inner)))
            .map(([name, inner]) => [name, plain(inner)]),
    )
}

/** A property of a schema may be called so too. */
const isSchema = (value) => value !== null && typeof value === 'object' && ('$ref' in value || 'type' in value)

const target = new URL('../src/api/schema.d.ts', import.meta.url)
const text = astToString(await openapiTS(plain(JSON.parse(readFileSync(source, 'utf8'))), { alphabetize: true, defaultNonNullable: false }))
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text)
