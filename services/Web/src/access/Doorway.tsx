import { Center, Group, Select, Stack, Text } from '@mantine/core'
import type { PropsWithChildren, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { choose, isLanguage, languageNames, languages } from '../i18n'
import { product } from '../shell/product'

interface Props {
  /** Room for columns. */
  isWide?: boolean
}

/** What stands around the doors: the name, the language, one column. */
export function Doorway({ children, isWide = false }: PropsWithChildren<Props>): ReactElement {
  const { t, i18n } = useTranslation()
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={isWide ? 880 : 440} gap="lg">
        <Group justify="space-between">
          <Text fw={650} size="lg">
            {product}
          </Text>
          <Select
            size="sm"
            w={128}
            aria-label={t('common.language')}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={i18n.language}
            allowDeselect={false}
            onChange={(language) => {
              if (isLanguage(language)) void choose(language)
            }}
          />
        </Group>
        {children}
      </Stack>
    </Center>
  )
}
