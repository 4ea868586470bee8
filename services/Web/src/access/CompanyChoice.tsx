import { Badge, Button, Paper, Stack, Text, Title } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { CodeInput } from './CodeInput'

interface Props {
  companies: readonly Schemas['AccountTenant'][]
  /** A code is good once, and one was used to come here. */
  needsCode: boolean
  code: string
  onCode: (code: string) => void
  onChoose: (tenant: string) => void
}

/** Which of their companies somebody goes to. */
export function CompanyChoice({ companies, needsCode, code, onCode, onChoose }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <Title order={1}>{t('access.whichCompany')}</Title>
      <Paper>
        <Stack gap="xs">
          {needsCode && (
            <>
              <Text>{t('access.codeAgain')}</Text>
              <CodeInput value={code} onChange={onCode} />
            </>
          )}
          {companies.map((company) => (
            <Button
              key={company.id}
              variant="default"
              size="md"
              justify="space-between"
              rightSection={<IconChevronRight size={16} aria-hidden />}
              onClick={() => onChoose(company.id)}
            >
              {company.name}
              {company.sandbox && (
                <Badge ml="xs" variant="light" color="gray">
                  {t('access.sandbox')}
                </Badge>
              )}
            </Button>
          ))}
        </Stack>
      </Paper>
    </>
  )
}
