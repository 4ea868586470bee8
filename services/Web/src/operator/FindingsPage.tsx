import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { TextLink } from '../shell/TextLink'
import { useAct } from '../shell/useAct'
import { operatorApi } from './api'
import { Grid } from './Grid'
import { findingsQuery } from './queries'

/** What differs between companies and Stripe. */
export function FindingsPage(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const query = useInfiniteQuery(findingsQuery)
  const compare = useAct<undefined, Schemas['StripeReport']>({
    run: () => answer(operatorApi.POST('/v1/operator/stripe/reconcile', { body: {} })),
    reads: [['operator', 'findings']],
    done: (report) => t('operator.comparing', { count: report.tenants }),
  })
  return (
    <>
      <PageHead title={t('operator.nav.findings')} about={t('operator.findingsText')}>
        <Button loading={compare.isPending} onClick={() => compare.mutate(undefined)}>
          {t('operator.compare')}
        </Button>
      </PageHead>
      <Grid
        caption={t('operator.nav.findings')}
        query={query}
        keyOf={(finding) => finding.id}
        empty={{ icon: IconCircleCheck, title: t('operator.noFindings'), text: t('operator.noFindingsText') }}
        columns={[
          {
            head: t('operator.what'),
            cell: (finding) => (
              <>
                <TextLink to="/operator/tenants/$id" params={{ id: finding.tenant }} inherit>
                  {finding.kind}
                </TextLink>
                <div className="digest">{finding.subject}</div>
              </>
            ),
          },
          { head: t('operator.details'), isMinor: true, cell: (finding) => <span className="digest">{finding.details}</span> },
          { head: t('operator.foundAt'), atEnd: true, cell: (finding) => figures.instant(finding.foundAt) },
        ]}
      />
    </>
  )
}
