// What a first visit may cost on the wire, compressed: the build fails beyond it.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const firstMax = 300_000
const chunkMax = 180_000
const folder = new URL('../../../artifacts/web/dist', import.meta.url).pathname
const size = (name) => {
    const path = join(folder, name)
    return statSync(`${path}.br`, { throwIfNoEntry: false })?.size ?? statSync(path).size
}
const html = readFileSync(join(folder, 'index.html'), 'utf8')
const first = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1])
const total = size('index.html') + first.reduce((sum, name) => sum + size(name), 0)
const chunks = readdirSync(join(folder, 'assets'))
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => [name, size(join('assets', name))])
    .sort((a, b) => b[1] - a[1])
console.log(
    `first page ${(total / 1000).toFixed(1)} KB of ${firstMax / 1000}; largest: ${chunks
        .slice(0, 3)
        .map(([name, bytes]) => `${name} ${(bytes / 1000).toFixed(1)} KB`)
        .join(', ')}`,
)
const heavy = chunks.filter(([, bytes]) => bytes > chunkMax)
if (total > firstMax || heavy.length > 0) {
    console.error(`too heavy: ${total > firstMax ? 'the first page; ' : ''}${heavy.map(([name]) => name).join(', ')}`)
    process.exit(1)
}
