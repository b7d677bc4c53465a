'use client'

import { useEffect, useRef } from 'react'
import { Field, PasswordField } from '@/app/(book)/(account)/field.client'
import { useForm } from '@/app/(book)/(account)/form.client'
import type { Setup } from '@/app/(book)/(account)/form-state'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'
import { BackupCodes } from './backup-codes.client'

/** What is asked and shown at each step of turning the second step on or off. */
export function TwoFactorFields({ enabled }: { enabled: boolean }) {
  const { setup, codes } = useForm()
  const box = useRef<HTMLDivElement>(null)
  const step = codes ? 'codes' : setup ? 'setup' : 'rest'
  const shown = useRef(step)

  // The button that led here is gone; whoever pressed it is taken to what came instead.
  useEffect(() => {
    if (shown.current !== step) box.current?.focus()
    shown.current = step
  }, [step])

  return (
    <div ref={box} tabIndex={-1} className="grid gap-5">
      {codes && <BackupCodes codes={codes} />}
      {!codes && setup && <AppSetup setup={setup} />}
      {step === 'rest' && (enabled ? <On /> : <Off />)}
    </div>
  )
}

function Off() {
  const { factor } = useFormWords()
  return (
    <>
      <p>{factor.off}</p>
      <Password />
      <div>
        <Step name="begin">{factor.begin}</Step>
      </div>
    </>
  )
}

function On() {
  const { factor } = useFormWords()
  return (
    <>
      <p>{factor.on}</p>
      <Password />
      <div className="flex flex-wrap gap-3">
        <Step name="renew">{factor.renew}</Step>
        <Step name="end">{factor.end}</Step>
      </div>
    </>
  )
}

function AppSetup({ setup: { address, key, picture } }: { setup: Setup }) {
  const { size, path } = picture
  const { factor } = useFormWords()
  return (
    <>
      <h3 className="font-semibold text-xl">{factor.setup}</h3>
      <svg viewBox={`0 0 ${size} ${size}`} className="w-56 bg-white" role="img" aria-label={factor.picture}>
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <div className="font-sans text-[0.9375rem]">
        <p>{factor.scan}</p>
        <p>
          <code className="select-all break-words font-semibold text-base">{key}</code>
        </p>
        <p className="mt-2">
          <a className="link" href={address}>
            {factor.here}
          </a>
        </p>
      </div>
      <Field label={factor.code} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required />
      <div>
        <Step name="confirm">{factor.confirm}</Step>
      </div>
    </>
  )
}

function Password() {
  return (
    <PasswordField label={useFormWords().password} name="factor-password" autoComplete="current-password" required />
  )
}

function Step({ name, children }: { name: string; children: string }) {
  return (
    <button type="submit" name="step" value={name} className="button-quiet">
      {children}
    </button>
  )
}
