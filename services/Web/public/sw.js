// Keeps built files, whose names hold a hash of what is in them: they never change. Pages and what the platform answers are never kept.
const kept = 'cloudcrm.assets'
const filesMax = 300

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
    const { request } = event
    const { origin, pathname } = new URL(request.url)
    if (request.method === 'GET' && origin === self.location.origin && pathname.startsWith('/assets/')) event.respondWith(fileOf(event))
})

async function fileOf(event) {
    const files = await caches.open(kept)
    const known = await files.match(event.request, { ignoreVary: true })
    if (known !== undefined) return known
    const answer = await fetch(event.request)
    if (answer.status === 200 && (answer.headers.get('Cache-Control') ?? '').includes('immutable'))
        event.waitUntil(keep(files, event.request, answer.clone()))
    return answer
}

// The newest files stay; those of versions long past go.
async function keep(files, request, answer) {
    await files.put(request, answer)
    const all = await files.keys()
    await Promise.all(all.slice(0, Math.max(0, all.length - filesMax)).map((old) => files.delete(old)))
}
