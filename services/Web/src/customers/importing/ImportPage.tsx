import { Anchor, Stepper } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import { NotAllowed } from '../../shell/NotAllowed'
import { PageHead } from '../../shell/PageHead'
import { ChooseFile, type Chosen } from './ChooseFile'
import { Mapping } from './Mapping'
import { RunView } from './RunView'
import type { Plan } from './runs'
import '../customers.css'
import './importing.css'

type Step = 'file' | 'mapping' | 'check' | 'run'
const steps = ['file', 'mapping', 'check', 'run'] as const

/** Takes customers in from a file: which file, what its columns are, what would happen, and that it happens. */
export function ImportPage(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const { run } = useSearch({ from: '/inside/customers/import' })
  const [chosen, setChosen] = useState<Chosen>()
  const [plan, setPlan] = useState<Plan>()
  const [dry, setDry] = useState<string>()
  if (!may('manageCustomers')) return <NotAllowed />
  const step: Step =
    run !== undefined ? 'run' : dry !== undefined && plan !== undefined ? 'check' : chosen !== undefined ? 'mapping' : 'file'
  const show = (id: string): void => void navigate({ to: '/customers/import', search: { run: id } })
  const again = (): void => {
    setChosen(undefined)
    setPlan(undefined)
    setDry(undefined)
    void navigate({ to: '/customers/import', search: {} })
  }
  return (
    <>
      <Anchor component={Link} to="/customers" size="sm">
        {t('customers.title')}
      </Anchor>
      <PageHead title={t('importing.title')} about={t('importing.about')} />
      <Stepper active={steps.indexOf(step)} size="sm" mb="lg" className="steps" allowNextStepsSelect={false}>
        {steps.map((one) => (
          <Stepper.Step key={one} label={t(`importing.step.${one}`)} allowStepSelect={false} />
        ))}
      </Stepper>
      {step === 'file' && <ChooseFile onChoose={setChosen} onShow={show} />}
      {step === 'mapping' && chosen !== undefined && (
        <Mapping
          chosen={chosen}
          {...(plan === undefined ? {} : { before: plan })}
          onBack={again}
          onChecked={(next, id) => {
            setPlan(next)
            setDry(id)
          }}
        />
      )}
      {step === 'check' && dry !== undefined && (
        <RunView id={dry} {...(plan === undefined ? {} : { plan })} onBack={() => setDry(undefined)} onStarted={show} onAgain={again} />
      )}
      {run !== undefined && <RunView id={run} onAgain={again} onStarted={show} />}
    </>
  )
}
