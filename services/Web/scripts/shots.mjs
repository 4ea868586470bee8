// The README's pictures, of a demo that runs: node scripts/shots.mjs ADDRESS FOLDER
import { accessSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const [address, folder] = process.argv.slice(2)
const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const password = 'correct horse battery'

const program = ['chromium', 'google-chrome', 'chromium-browser']
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((place) => join(place, name)))
    .find((path) => {
        try {
            accessSync(path)
            return true
        } catch {
            return false
        }
    })

const signIn = async (browser, mail) => {
    const context = await browser.newContext({ baseURL: address })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.locator('input[name=mail]').fill(mail)
    await page.locator('input[name=password]').fill(password)
    await page.locator('button[type=submit]').click()
    await page.locator('input[name=password]').waitFor({ state: 'detached' })
    const state = await context.storageState()
    const first = async (path) => (await (await context.request.get(path)).json()).items[0]
    const busiest = await first('/v1/interactions?limit=1')
    await context.close()
    return { state, customer: busiest.customerId, interaction: busiest.id }
}

const picture = async (browser, who, name, path, { viewport, colorScheme = 'light', locale = 'en' }) => {
    const context = await browser.newContext({
        baseURL: address,
        storageState: who.state,
        viewport,
        colorScheme,
        locale,
        reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto(path)
    await page.locator('h1').first().waitFor({ state: 'attached' })
    await page.waitForLoadState('load')
    await page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root, [aria-busy=true]'))
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(800)
    await page.screenshot({ path: join(folder, `${name}.png`) })
    await context.close()
    console.log(join(folder, `${name}.png`))
}

if (program === undefined) {
    console.error('shots: there is no Chromium here')
    process.exit(2)
}
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
const owner = await signIn(browser, 'ada@demo.example')
const agent = await signIn(browser, 'mei@demo.example')
const talk = `/inbox?view=all&selected=${agent.interaction}`
await picture(browser, agent, 'inbox', talk, { viewport: desk })
await picture(browser, owner, 'customer', `/customers/${agent.customer}`, { viewport: desk })
await picture(browser, owner, 'billing', '/billing', { viewport: desk })
await picture(browser, owner, 'home-dark', '/', { viewport: desk, colorScheme: 'dark' })
await picture(browser, agent, 'inbox-phone-dark', talk, { viewport: phone, colorScheme: 'dark' })
await picture(browser, owner, 'billing-phone', '/billing', { viewport: phone })
await browser.close()
