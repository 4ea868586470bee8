import { Avatar, Menu, Skeleton, Stack, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconDots, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useOwnLanguage } from '../access/useOwnLanguage'
import { accountQuery, sessionQuery, useMay, useSignOut } from '../api/session'
import { StandingBanner } from '../billing/StandingBanner'
import { Bell } from './bell/Bell'
import { LiveBar } from './LiveBar'
import { NotAllowed } from './NotAllowed'
import { answer, api } from '../api/client'
import { adopt, choose, languageNames, languages, type Language } from '../i18n'
import { Palette } from './palette/Palette'
import { product } from './product'
import { placeAt, places } from './places'

const inBar = 4

/** What people see who are signed in; a session that is over leads out, and takes along what was read in it. */
export function Shell(): ReactElement {
  const { data: session } = useSuspenseQuery(sessionQuery)
  return session === null ? <Leaving /> : <Inside />
}

function Leaving(): ReactElement {
  useEffect(() => window.location.reload(), [])
  return <PageSkeleton />
}

/** Rail and page; on a phone the rail is a bar at the bottom. */
function Inside(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  useOwnLanguage()
  const mine = places.filter((place) => place.rights.length === 0 || place.rights.some(may))
  const here = placeAt(useLocation({ select: (at) => at.pathname }))
  const isClosed = here !== undefined && !mine.includes(here)
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t('nav.skip')}
      </a>
      <nav className="rail" aria-label={t('nav.main')}>
        <div className="rail-top">
          <div className="rail-name">{product}</div>
          {may('readCustomers') && may('readInteractions') && <Bell />}
          <Palette />
        </div>
        {mine.map((place, at) => (
          <Link key={place.to} to={place.to} activeOptions={{ exact: place.to === '/' }} className={at < inBar ? '' : 'is-minor'}>
            <place.icon size={20} stroke={1.75} aria-hidden />
            {t(`nav.${place.word}`)}
          </Link>
        ))}
        <Person more={mine.slice(inBar)} />
      </nav>
      <LiveBar />
      <main id="page" className="page" tabIndex={-1}>
        <StandingBanner />
        <Suspense fallback={<PageSkeleton />}>{isClosed ? <NotAllowed /> : <Outlet />}</Suspense>
      </main>
    </div>
  )
}

/** Who is signed in, and what is theirs: language, colours, the way out. On a phone also the places that the bar has no room for. */
function Person({ more }: { more: typeof places }): ReactElement {
  const { t, i18n } = useTranslation()
  const { data: account } = useQuery(accountQuery)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const queries = useQueryClient()
  // It is the person's from here on, in every browser.
  const read = async (language: Language): Promise<void> => {
    await choose(language)
    await adopt(language)
    if (account !== undefined) queries.setQueryData(accountQuery.queryKey, await answer(api.PATCH('/v1/account', { body: { language } })))
  }
  return (
    <Menu position="top-start" width={220} shadow="md">
      <Menu.Target>
        <UnstyledButton className="person">
          <Avatar size={28} radius="xl" name={account?.name ?? ''} color="teal" className="person-face" aria-hidden />
          <IconDots size={20} className="person-dots" aria-hidden />
          <span>{account?.name ?? t('common.more')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {more.map((place) => (
          <Menu.Item
            key={place.to}
            className="only-phone"
            component={Link}
            to={place.to}
            leftSection={<place.icon size={16} aria-hidden />}
          >
            {t(`nav.${place.word}`)}
          </Menu.Item>
        ))}
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={16} aria-hidden />}>
          {t('nav.account')}
        </Menu.Item>
        <Menu.Label>{t('common.language')}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            aria-current={i18n.language === language}
            fw={i18n.language === language ? 600 : 400}
            onClick={() => void read(language)}
          >
            {languageNames[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={colorScheme === 'dark' ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
          onClick={() => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark')}
        >
          {t(colorScheme === 'dark' ? 'nav.light' : 'nav.dark')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('common.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

export function PageSkeleton(): ReactElement {
  return (
    <Stack aria-busy>
      <Skeleton h={28} w={220} />
      <Skeleton h={120} />
      <Skeleton h={240} />
    </Stack>
  )
}
