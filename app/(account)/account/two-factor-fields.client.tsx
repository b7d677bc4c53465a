'use client'

import { useEffect, useRef } from 'react'
import { Field, PasswordField } from '@/app/(account)/field.client'
import { useForm } from '@/app/(account)/form.client'
import type { Setup } from '@/app/(account)/form-state'
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
  return (
    <>
      <p>
        Who learns your password still cannot sign in: after it, a code is asked for that an authenticator app on your
        phone shows.
      </p>
      <Password />
      <div>
        <Step name="begin">Turn on</Step>
      </div>
    </>
  )
}

function On() {
  return (
    <>
      <p>
        On. After your password, a code of your app is asked for, or one of your backup codes. A passkey, GitHub or
        Google has a second step of its own.
      </p>
      <Password />
      <div className="flex flex-wrap gap-3">
        <Step name="renew">New backup codes</Step>
        <Step name="end">Turn off</Step>
      </div>
    </>
  )
}

function AppSetup({ setup: { address, key, picture } }: { setup: Setup }) {
  const { size, path } = picture
  return (
    <>
      <h3 className="font-semibold text-xl">Give this to your authenticator app</h3>
      <svg viewBox={`0 0 ${size} ${size}`} className="w-56 bg-white" role="img" aria-label="QR code of the key below">
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <div className="font-sans text-[0.9375rem]">
        <p>Scan it, or type this key:</p>
        <p>
          <code className="select-all break-words font-semibold text-base">{key}</code>
        </p>
        <p className="mt-2">
          <a className="link" href={address}>
            Open an app on this device
          </a>
        </p>
      </div>
      <Field
        label="The code it shows now"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        required
      />
      <div>
        <Step name="confirm">Confirm</Step>
      </div>
    </>
  )
}

function Password() {
  return <PasswordField label="Your password" name="factor-password" autoComplete="current-password" required />
}

function Step({ name, children }: { name: string; children: string }) {
  return (
    <button type="submit" name="step" value={name} className="button-quiet">
      {children}
    </button>
  )
}
